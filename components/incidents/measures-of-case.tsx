import Link from 'next/link'
import { SeenAt } from '@/components/measures/seen-at'
import { Table } from '@/components/ui/table'
import { MEASURE_STATES_IN_WORDS } from '@/lib/domain/measures/measure'
import { formatDay, formatTime } from '@/lib/format/dates'
import { nameOfMeasure, settingsInWords } from '@/lib/format/measure-words'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

type Measures = IncidentView['measures']

type Props = { readonly measures: Measures; readonly policy: IncidentView['policy'] }

/** The measures that follow from a case, and beneath them what became of each, with what shows it. */
export function MeasuresOfCase({ measures, policy }: Props) {
	return (
		<>
			<Table
				caption="Measures"
				head={['Measure', 'What it sets', 'State', 'In force', 'Review', 'Ends']}
				rows={measures.map((measure) => [
					<Link key="measure" href={`/measures/${measure.id}`}>
						{nameOfMeasure(measure.kind, policy)}
					</Link>,
					settingsInWords(measure.parameters, policy),
					MEASURE_STATES_IN_WORDS[measure.state],
					measure.inForceFrom === null ? 'Not yet' : formatDay(measure.inForceFrom),
					measure.reviewAt === null ? 'No date' : formatDay(measure.reviewAt),
					(measure.endedAt ?? measure.expiresAt) ? formatDay(measure.endedAt ?? measure.expiresAt ?? '') : 'No date',
				])}
			/>
			{measures.map((measure) => (
				<MeasureSteps key={measure.id} measure={measure} policy={policy} />
			))}
		</>
	)
}

type StepsProps = Pick<Props, 'policy'> & { readonly measure: Measures[number] }

function MeasureSteps({ measure, policy }: StepsProps) {
	const told = measure.steps.filter(({ note, evidence }) => note !== '' || evidence !== '')
	if (told.length === 0) return null
	return (
		<ol aria-label={`What became of the ${nameOfMeasure(measure.kind, policy).toLowerCase()}`} className="space-y-2">
			{told.map(({ at, to, actor, note, evidence }) => (
				<li key={`${at}-${to}`}>
					<time dateTime={at}>{formatTime(at)}</time>: {MEASURE_STATES_IN_WORDS[to]}{' '}
					<span className="text-soft">({actor})</span>
					{note !== '' && note !== evidence && <span className="block max-w-prose pl-4">{note}</span>}
					{evidence !== '' && <SeenAt evidence={evidence} />}
				</li>
			))}
		</ol>
	)
}
