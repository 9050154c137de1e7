import Link from 'next/link'
import { SourceLink } from '@/components/ui/source-link'
import { Table } from '@/components/ui/table'
import { MEASURE_STATES_IN_WORDS } from '@/lib/domain/measures/measure'
import { formatDay } from '@/lib/format/dates'
import type { MeasureRow } from '@/lib/server/measures/queries/view-measure'

/** Measures of any operator, with the next date of each. */
export function MeasureTable({ measures }: { readonly measures: readonly MeasureRow[] }) {
	return (
		<Table
			caption="Measures"
			head={['Measure', 'Operator', 'State', 'In force from', 'Next date', 'Conditions', 'From']}
			rows={measures.map((measure) => [
				<Link key="measure" href={`/measures/${measure.id}`} className="font-medium">
					{measure.name}
				</Link>,
				<span key="operator">
					<Link href={`/operators/${measure.operator.slug}`}>{measure.operator.name}</Link>
					{measure.operator.isDemonstration && <span className="text-soft"> (made up)</span>}
				</span>,
				MEASURE_STATES_IN_WORDS[measure.state],
				measure.inForceFrom === null ? 'Not yet' : formatDay(measure.inForceFrom),
				nextInWords(measure),
				measure.conditions.all === 0
					? 'None'
					: `${measure.conditions.settled} of ${measure.conditions.all} met or waived`,
				measure.incident ? (
					<Link key="from" href={`/incidents/${measure.incident.slug}`}>
						{measure.incident.title}
					</Link>
				) : (
					<SourceLink key="from" source={measure.source ?? 'Not known'} />
				),
			])}
		/>
	)
}

/** `Review on 12 March 2027`: what comes next, or when it ended. */
function nextInWords({ endedAt, nextAt, reviewAt }: MeasureRow): string {
	if (endedAt !== null) return `Ended on ${formatDay(endedAt)}`
	if (nextAt === null) return 'No date'
	return `${nextAt === reviewAt ? 'Review' : 'Expires'} on ${formatDay(nextAt)}`
}
