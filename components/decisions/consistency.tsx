import Link from 'next/link'
import { ConsistencyOverTime } from '@/components/charts/consistency'
import { Picture } from '@/components/charts/drawing'
import { Table } from '@/components/ui/table'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { formatDay } from '@/lib/format/dates'
import { counted } from '@/lib/format/words'
import type { DecidedCaseView } from '@/lib/server/decisions/queries/list-consistency'

type Props = { readonly cases: readonly DecidedCaseView[]; readonly ladder: readonly LadderRung[] }

/** Each decision with its guidance and what comparable cases led to, drawn and as a table. */
export function Consistency({ cases, ladder }: Props) {
	const departures = cases.filter(leaves).length
	const nameOf = (rung: number): string => ladder.find((step) => step.rung === rung)?.name ?? String(rung)
	return (
		<Picture
			sentence={`${counted(cases.length, 'decision')}, of which ${departures} outside the guidance of the rubric or far off comparable cases. A full dot is a decision, a ring one that departs; the bar behind it is the guidance, the short line what comparable cases led to.`}
			table={
				<Table
					caption="Decisions"
					head={['Decided', 'Case', 'Decision', 'Guidance', 'Comparable cases', 'Departure']}
					density="compact"
					rows={cases.map((one) => [
						formatDay(one.decidedAt),
						<span key="case">
							<Link href={`/incidents/${one.slug}`}>
								{one.title}, {one.operator}
							</Link>
							{one.isDemonstration && <span className="text-soft"> (made up)</span>}
						</span>,
						nameOf(one.rung),
						guidanceInWords(one, nameOf),
						one.expected === null
							? 'Too few'
							: `${nameOf(Math.round(one.expected))} (${counted(one.comparable, 'case')})`,
						departureInWords(one),
					])}
				/>
			}
		>
			<ConsistencyOverTime
				levels={ladder.map(({ name }) => name)}
				dots={cases.map((one) => ({
					id: `${one.slug}-${one.decidedAt}`,
					at: one.decidedAt,
					rung: one.rung,
					guidance: one.guidance,
					expected: one.expected,
					isDeparture: leaves(one),
				}))}
			/>
		</Picture>
	)
}

function leaves({ leavesGuidance, leavesPrecedent }: DecidedCaseView): boolean {
	return leavesGuidance || leavesPrecedent
}

function guidanceInWords({ guidance }: DecidedCaseView, nameOf: (rung: number) => string): string {
	if (guidance === null) return 'None: nobody rated'
	const [low, high] = guidance
	return low === high ? nameOf(low) : `${nameOf(low)} to ${nameOf(high)}`
}

function departureInWords(one: DecidedCaseView): string {
	const what = [...(one.leavesGuidance ? ['guidance'] : []), ...(one.leavesPrecedent ? ['precedent'] : [])]
	return what.length === 0 ? 'None' : `From ${what.join(' and ')}: ${one.departure}`
}
