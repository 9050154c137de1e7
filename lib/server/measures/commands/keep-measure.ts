import 'server-only'
import { KeepMeasureInput } from '@/lib/contracts/measures'
import { instant } from '@/lib/domain/kernel/instant'
import { keep } from '@/lib/domain/measures/measure'
import { defineMeasureCommand } from '../define-measure-command'

/** Ends a review with the measure kept, and sets the next review. */
export const keepMeasure = defineMeasureCommand({
	name: 'measure.keep',
	input: KeepMeasureInput,
	decide: ({ measure }, input, now) => keep(measure, instant(input.nextReviewAt), input.note, now),
})
