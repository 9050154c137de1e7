import 'server-only'
import { ReviewMeasureInput } from '@/lib/contracts/measures'
import { review } from '@/lib/domain/measures/measure'
import { defineMeasureCommand } from '../define-measure-command'
import { reviewMail } from '../review-mail'

/** Starts the review of a measure in force, and tells those whom it concerns. */
export const reviewMeasure = defineMeasureCommand({
	name: 'measure.review',
	input: ReviewMeasureInput,
	decide: ({ measure }, input) => review(measure, input.note),
	notify: (tx, measure) => reviewMail(tx, measure, 'review_due'),
})
