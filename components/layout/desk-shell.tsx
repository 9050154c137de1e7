import Link from 'next/link'
import type { ReactNode } from 'react'
import { DeskPlaces, type Place } from './desk-places'

type Props = {
	readonly places: readonly Place[]
	readonly isDemonstration: boolean
	readonly children: ReactNode
}

/** The desk: its places beside the work, above it on a phone. */
export function DeskShell({ places, isDemonstration, children }: Props) {
	return (
		<div className="md:grid md:grid-cols-[10rem_minmax(0,1fr)] md:gap-10 print:block">
			<nav aria-label="Desk" className="no-print mb-6 border-b border-line pb-3 md:mb-0 md:border-0 md:pb-0">
				<DeskPlaces places={places} />
			</nav>
			<div className="min-w-0">
				{children}
				{isDemonstration && (
					<p className="no-print mt-12 border-t border-line pt-4 text-sm text-soft">
						This is a demonstration: <Link href="/desk/clock">move its clock ahead</Link> to see deadlines pass.
					</p>
				)}
			</div>
		</div>
	)
}
