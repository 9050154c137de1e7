import { z } from 'zod'
import { MOST_CONDITIONS } from '@/lib/domain/measures/condition'
import { TimeCursor } from './cursor'
import { BallotParametersInput } from './decisions'
import { Id, Ref, requiredText, Time, text } from './fields'

const Evidence = (what: string) => requiredText(500, what)

export const EnactMeasureInput = z.object({
	measureId: Id,
	/** When it began to bind; now, when left out. */
	from: Time.optional(),
	/** The transaction, vote or record that shows it. */
	evidence: Evidence('where it can be seen, for example the transaction'),
	note: text(2_000).default(''),
})

export const MeasureInput = z.object({ measureId: Id })
export const ReviewMeasureInput = z.object({ measureId: Id, note: text(2_000).default('') })
export const KeepMeasureInput = z.object({
	measureId: Id,
	nextReviewAt: Time,
	note: requiredText(2_000, 'what the review found'),
})

export const LiftMeasureInput = z.object({
	measureId: Id,
	note: requiredText(2_000, 'why'),
	/** Why it is lifted although a condition is neither met nor waived. */
	unmetBecause: text(2_000).default(''),
})

export const BreachMeasureInput = z.object({
	measureId: Id,
	/** The condition that was breached; nothing where it is what the measure itself sets. */
	conditionId: Id.nullable().default(null),
	note: requiredText(2_000, 'what was breached, and how it is known'),
	evidence: Evidence('what shows it: a link, a transaction or a hash'),
})

export const CompleteMeasureInput = z.object({
	measureId: Id,
	/** When the operator was deactivated. */
	on: Time,
	evidence: Evidence('where it can be seen, for example the transaction'),
	note: text(2_000).default(''),
})

export const DrawUpConditionsInput = z.object({
	measureId: Id,
	conditions: z
		.array(z.object({ text: requiredText(500, 'what is to be shown'), dueAt: Time.nullable().default(null) }))
		.max(MOST_CONDITIONS, `Draw up at most ${MOST_CONDITIONS} conditions.`),
})

export const ReportConditionInput = z.object({
	conditionId: Id,
	note: requiredText(2_000, 'what was done'),
	evidence: Evidence('what shows it: a link, a transaction or a hash'),
})

export const VerifyConditionInput = z.object({
	conditionId: Id,
	state: z.enum(['met', 'not_met', 'waived'], 'Choose whether the condition is met, not met or waived.'),
	note: requiredText(2_000, 'what you looked at, and why'),
	evidence: text(500).default(''),
})

export const EscalateMeasureInput = z.object({
	/** The breached measure, or the newest of the warnings that count. */
	measureId: Id,
	/** `follow` does what the policy says; `set_aside` leaves it, with the reason. */
	way: z.enum(['follow', 'set_aside'], 'Choose whether to follow the escalation or to set it aside.').default('follow'),
	note: requiredText(2_000, 'why'),
	/** What the harsher measure sets, where the policy plans it without a new vote. */
	parameters: BallotParametersInput.default({}),
})

export const AppealEscalationInput = z.object({
	escalationId: Id,
	grounds: requiredText(10_000, 'why the count is wrong'),
	/** The counted measure that should not count. */
	contestedId: Id.nullable().default(null),
})

export const RuleOnEscalationInput = z.object({
	escalationId: Id,
	ruling: z.enum(['accepted', 'rejected'], 'Choose whether you accept or reject the appeal.'),
	note: requiredText(4_000, 'the reasons'),
})

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

export const GetMeasureInput = z.object({ measureId: Id })

export const ListMeasuresInput = z.object({
	/** Those that bind or are to come; or those that have ended. */
	which: z.enum(['open', 'ended']).default('open'),
	/** Only those of this operator: its id or its address. */
	operator: Ref.optional(),
	limit: z.coerce.number().int().min(1).max(100).default(50),
	cursor: TimeCursor.optional(),
})
