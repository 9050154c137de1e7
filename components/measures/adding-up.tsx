import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import { formatDay, formatTime } from '@/lib/format/dates'
import { counted } from '@/lib/format/words'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { EscalationsView } from '@/lib/server/measures/queries/get-escalations'
import type { EscalationDueView, EscalationView } from '@/lib/server/measures/queries/view-escalation'

/** What adds up against an operator: the warnings that count and until when, what they lead to, what was done about it. */
export function AddingUp({ escalations }: { readonly escalations: EscalationsView }) {
	const { warnings, due, decided } = escalations
	const { counted: list, countThatEscalates, leadsTo } = warnings
	return (
		<div className="space-y-4">
			<p className="max-w-prose">
				{list.length === 0 ? 'No warning counts' : `${counted(list.length, 'warning counts', 'warnings count')}`} now;{' '}
				{countThatEscalates} in force at once lead to “{leadsTo}”.
			</p>
			{list.length > 0 && (
				<Table
					caption="Warnings that count"
					head={['Warning', 'In force from', 'Counts until']}
					density="compact"
					rows={list.map((warning, index) => [
						<Link key="warning" href={`/measures/${warning.id}`}>
							Warning {index + 1}
						</Link>,
						warning.inForceFrom === null ? 'Not yet' : formatDay(warning.inForceFrom),
						warning.expiresAt === null ? 'It is lifted' : formatDay(warning.expiresAt),
					])}
				/>
			)}
			{due.map((one) => (
				<Due key={one.measureId} due={one} />
			))}
			{decided.map((one) => (
				<Decided key={one.id} escalation={one} />
			))}
		</div>
	)
}

type OfCase = { readonly incident: Pick<IncidentView, 'measures' | 'operator'>; readonly escalations: EscalationsView }

/** The same on the page of a case, once a measure follows from it. */
export function AddingUpOfCase({ incident, escalations }: OfCase) {
	if (incident.measures.length === 0) return null
	return (
		<Section id="adding-up" title={`What adds up at ${incident.operator.name}`}>
			<AddingUp escalations={escalations} />
		</Section>
	)
}

/** An escalation that waits for somebody to decide on it. */
export function Due({ due }: { readonly due: EscalationDueView }) {
	return (
		<p className="max-w-prose rounded border border-line bg-waiting-bg px-4 py-3 text-waiting">
			{due.because}{' '}
			{due.way === 'treatment'
				? 'The policy asks for a new treatment of the case: panels, a reply and a vote.'
				: 'The policy lets the harsher measure be planned without a new vote.'}{' '}
			A coordinator decides on it with a reason; nothing happens by itself.{' '}
			<Link href={`/measures/${due.measureId}`}>The measure</Link>
		</p>
	)
}

const WAYS: Readonly<Record<EscalationView['way'], string>> = {
	treatment: 'The case was opened again for a new treatment.',
	measure: 'The harsher measure was planned.',
	set_aside: 'It was set aside.',
}

/** What was decided about one, and what became of an appeal against it. */
export function Decided({ escalation }: { readonly escalation: EscalationView }) {
	const { because, way, note, by, at, appeal, plannedMeasureId } = escalation
	return (
		<div className="space-y-1 border-l-2 border-line pl-4">
			<p className="max-w-prose">
				<time dateTime={at}>{formatTime(at)}</time>: {because} {WAYS[way]}{' '}
				{plannedMeasureId !== null && <Link href={`/measures/${plannedMeasureId}`}>The planned measure</Link>}
			</p>
			<p className="max-w-prose text-soft">
				{note} ({by})
			</p>
			{appeal !== null && (
				<p className="max-w-prose">
					Appealed by {appeal.by} on {formatDay(appeal.at)}: {appeal.grounds}{' '}
					{appeal.ruling === null
						? 'A coordinator rules on it next; until then nothing harsher happens.'
						: `${appeal.ruling === 'accepted' ? 'Accepted' : 'Rejected'}: ${appeal.rulingNote}`}
				</p>
			)}
		</div>
	)
}
