import 'server-only'
import { EndMeasureInput } from '@/lib/contracts/measures'
import { breach } from '@/lib/domain/measures/measure'
import { defineMeasureCommand } from '../define-measure-command'

/** Marks a measure as breached, with what was breached and how it is known. */
export const breachMeasure = defineMeasureCommand({
	name: 'measure.breach',
	input: EndMeasureInput,
	decide: (measure, input) => breach(measure, input.note),
})
