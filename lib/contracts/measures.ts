import { z } from 'zod'
import { BallotParametersInput } from './decisions'
import { Id, requiredText, Time, text } from './fields'

export const EnactMeasureInput = z.object({
	measureId: Id,
	/** When it began to bind; now, when left out. */
	from: Time.optional(),
	/** The transaction, vote or record that shows it. */
	evidence: requiredText(500, 'where it can be seen, for example the transaction'),
	note: text(2_000).default(''),
})

export const MeasureInput = z.object({ measureId: Id })
export const ReviewMeasureInput = z.object({ measureId: Id, note: text(2_000).default('') })
export const KeepMeasureInput = z.object({
	measureId: Id,
	nextReviewAt: Time,
	note: requiredText(2_000, 'what the review found'),
})
export const EndMeasureInput = z.object({ measureId: Id, note: requiredText(2_000, 'why') })

/** A measure that followed from a decision taken elsewhere. */
export const RecordMeasureElsewhereInput = z.object({
	externalDecisionId: Id,
	rung: z.literal([1, 2, 3, 4, 5, 6], 'Choose a rung from 1 to 6.'),
	parameters: BallotParametersInput.default({}),
	inForceFrom: Time,
	/** When it ended, if it is known to have ended. */
	endedAt: Time.nullable().default(null),
	note: text(2_000).default(''),
})
