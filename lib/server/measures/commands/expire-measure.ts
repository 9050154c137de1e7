import 'server-only'
import { MeasureInput } from '@/lib/contracts/measures'
import { expire } from '@/lib/domain/measures/measure'
import { defineMeasureCommand } from '../define-measure-command'

/** Ends a measure whose time has run out; the clock does this. */
export const expireMeasure = defineMeasureCommand({
	name: 'measure.expire',
	input: MeasureInput,
	decide: ({ measure }, _input, now) => expire(measure, now),
})
