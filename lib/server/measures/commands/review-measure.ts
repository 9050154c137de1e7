import 'server-only'
import { ReviewMeasureInput } from '@/lib/contracts/measures'
import { review } from '@/lib/domain/measures/measure'
import { defineMeasureCommand } from '../define-measure-command'

/** Starts the review of a measure in force. */
export const reviewMeasure = defineMeasureCommand({
	name: 'measure.review',
	input: ReviewMeasureInput,
	decide: (measure, input) => review(measure, input.note),
})
