import type { Metadata } from 'next'
import Link from 'next/link'
import { HandOffForms } from '@/components/execution/hand-off-forms'
import { HandOffOfStep } from '@/components/execution/hand-off-of-step'
import { Empty, Section } from '@/components/ui/section'
import { getExecution } from '@/lib/server/execution/queries/get-execution'
import { pageQuery } from '@/lib/web/page-query'
import { enactAction } from '../actions'
import { endAction, handOverAction, relaunchAction } from './actions'

const ACTIONS = { endAction, enactAction, handOverAction, relaunchAction }

export const metadata: Metadata = { title: 'Hand-off of a measure' }

export default async function HandOffPage({ params }: { readonly params: Promise<{ id: string }> }) {
	const execution = await pageQuery(getExecution, { measureId: (await params).id })
	const { measure, operator, incident, handOffs, may } = execution
	return (
		<div className="max-w-3xl space-y-6">
			<h1 className="text-3xl font-semibold">
				Hand-off: {measure.name.toLowerCase()} for {operator.name}
			</h1>
			<p>
				<Link href={`/measures/${measure.id}/execution`}>How it is carried out</Link>
				{incident !== null && (
					<>
						. Case: <Link href={`/desk/cases/${incident.id}`}>{incident.title}</Link>
					</>
				)}
			</p>
			{may.track.allowed ? (
				<HandOffForms execution={execution} actions={ACTIONS} />
			) : (
				<Empty>{may.track.because}</Empty>
			)}
			<Section id="tries" title="Recorded so far">
				{handOffs.length === 0 ? (
					<Empty>Nothing has been handed over yet.</Empty>
				) : (
					handOffs.map((handOff) => <HandOffOfStep key={handOff.id} handOff={handOff} />)
				)}
			</Section>
		</div>
	)
}
