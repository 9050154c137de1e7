'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

export type Place = { readonly href: string; readonly label: string }

/** The places of the desk, with a mark at the one where the reader is. */
export function DeskPlaces({ places }: { readonly places: readonly Place[] }) {
	const here = placeOf(usePathname(), places)
	return (
		<ul className="flex flex-wrap gap-x-1 gap-y-1 md:sticky md:top-6 md:block md:space-y-1">
			{places.map(({ href, label }) => (
				<li key={href}>
					<Link
						href={href}
						aria-current={href === here ? 'page' : undefined}
						className="block rounded border-line px-3 py-2 text-ink no-underline hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:font-semibold md:-ml-3"
					>
						{label}
					</Link>
				</li>
			))}
		</ul>
	)
}

/** The longest address that the page lies under; cases and votes are part of the work. */
function placeOf(path: string, places: readonly Place[]): string | undefined {
	const under = places.filter(({ href }) => path === href || path.startsWith(`${href}/`))
	return under.sort((left, right) => right.href.length - left.href.length)[0]?.href
}
