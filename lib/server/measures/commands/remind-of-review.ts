import 'server-only'
import { MeasureInput } from '@/lib/contracts/measures'
import { remind } from '@/lib/domain/measures/measure'
import { defineMeasureCommand } from '../define-measure-command'
import { reviewMail } from '../review-mail'

/** Tells those whom it concerns that a review is near; the clock does this, once for each date. */
export const remindOfReview = defineMeasureCommand({
	name: 'measure.remind',
	input: MeasureInput,
	decide: ({ measure }, _input, now) => remind(measure, now),
	notify: (tx, measure) => reviewMail(tx, measure, 'review_near'),
})
