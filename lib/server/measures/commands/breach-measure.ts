import 'server-only'
import { BreachMeasureInput } from '@/lib/contracts/measures'
import { refuse } from '@/lib/domain/kernel/result'
import { breach } from '@/lib/domain/measures/measure'
import { defineMeasureCommand } from '../define-measure-command'

/** Marks a measure as breached, with what was breached, how it is known and what shows it. */
export const breachMeasure = defineMeasureCommand({
	name: 'measure.breach',
	input: BreachMeasureInput,
	decide: ({ measure, conditions }, { note, evidence, conditionId }) => {
		const condition = conditions.find(({ id }) => id === conditionId) ?? null
		if (conditionId !== null && condition === null) {
			return refuse('no_such_condition', 'This condition is not one of the measure; choose one that is.')
		}
		return breach(measure, { note, evidence, condition })
	},
})
