import 'server-only'
import { LiftMeasureInput } from '@/lib/contracts/measures'
import { lift } from '@/lib/domain/measures/measure'
import { defineMeasureCommand } from '../define-measure-command'

/** Ends a measure before its time, with the reason, and with why its conditions are not met where they are not. */
export const liftMeasure = defineMeasureCommand({
	name: 'measure.lift',
	input: LiftMeasureInput,
	decide: ({ measure, conditions }, input, now) => lift(measure, input, conditions, now),
})
