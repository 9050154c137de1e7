import 'server-only'
import { EndMeasureInput } from '@/lib/contracts/measures'
import { lift } from '@/lib/domain/measures/measure'
import { defineMeasureCommand } from '../define-measure-command'

/** Ends a measure before its time, with the reason. */
export const liftMeasure = defineMeasureCommand({
	name: 'measure.lift',
	input: EndMeasureInput,
	decide: (measure, input, now) => lift(measure, input.note, now),
})
