import 'server-only'
import { EndMeasureInput } from '@/lib/contracts/measures'
import { escalate } from '@/lib/domain/measures/measure'
import { defineMeasureCommand } from '../define-measure-command'

/** Ends a breached measure because a harsher one takes its place. */
export const escalateMeasure = defineMeasureCommand({
	name: 'measure.escalate',
	input: EndMeasureInput,
	decide: (measure, input, now) => escalate(measure, input.note, now),
})
