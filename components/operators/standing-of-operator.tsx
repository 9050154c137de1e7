import { Picture } from '@/components/charts/drawing'
import { StandingOverTime } from '@/components/charts/standing'
import { Table } from '@/components/ui/table'
import { keysOf } from '@/lib/domain/kernel/records'
import { STANDINGS } from '@/lib/domain/measures/standing'
import type { Policy } from '@/lib/domain/policy/policy'
import { formatDay } from '@/lib/format/dates'
import { nameOfMeasure } from '@/lib/format/measure-words'
import { counted } from '@/lib/format/words'
import type { OperatorView } from '@/lib/server/operators/queries/get-operator'

const LEVELS = keysOf(STANDINGS)

type Props = {
	readonly operator: Pick<OperatorView, 'standing' | 'standingSteps' | 'measures' | 'asOf'>
	readonly policy: Pick<Policy, 'ladder'>
}

/** The standing as it followed from the measures; with none there is nothing to draw. */
export function StandingOfOperator({ operator, policy }: Props) {
	const { standing, standingSteps, measures, asOf } = operator
	const spans = measures.flatMap(({ id, kind, inForceFrom, endedAt }) =>
		inForceFrom === null || inForceFrom > asOf
			? []
			: [{ id, name: nameOfMeasure(kind, policy), from: inForceFrom, to: endedAt }],
	)
	const [first] = standingSteps
	if (!first || spans.length === 0) return <p>{STANDINGS[standing]}: no measure has bound this operator.</p>
	return (
		<Picture
			sentence={`${STANDINGS[standing]} on ${formatDay(asOf)}. The standing follows from ${counted(spans.length, 'measure')}, the first in force from ${formatDay(first.from)}; nobody sets it by hand.`}
			fold="The steps as a table"
			table={
				<Table
					caption="Standing over time"
					head={['From', 'Standing', 'Measures in force']}
					density="compact"
					rows={standingSteps.map((step) => [
						formatDay(step.from),
						STANDINGS[step.standing],
						spans
							.filter(({ from, to }) => from <= step.from && (to === null || step.from < to))
							.map(({ name }) => name)
							.join(', ') || 'None',
					])}
				/>
			}
		>
			<StandingOverTime
				levels={LEVELS.map((level) => STANDINGS[level])}
				steps={standingSteps.map((step) => ({
					from: step.from,
					level: LEVELS.indexOf(step.standing),
					name: STANDINGS[step.standing],
				}))}
				spans={spans}
				until={asOf}
			/>
		</Picture>
	)
}
