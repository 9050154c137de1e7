import { z } from 'zod'
import { MOST_OPTIONS } from '@/lib/domain/decisions/opening-rules'
import { METHODS } from '@/lib/domain/decisions/vote-rules'
import { INCIDENT_CLASSES } from '@/lib/domain/incidents/vocabulary'
import { keysOf } from '@/lib/domain/kernel/records'
import { MOST_CONDITIONS } from '@/lib/domain/measures/condition'
import { MOST_OBJECTION_HOURS, RUNGS } from '@/lib/domain/policy/policy'
import { NumberCursor, TimeCursor } from './cursor'
import { ConflictOfInterest, Day, Id, isOwnName, PlainJson, requiredText, text } from './fields'
import { WeightsInput } from './weights'

export const Signature = z.string().regex(/^0x[0-9a-fA-F]{130,20000}$/, 'This is not a signature: 0x and hex digits.')
const Rung = z.literal(RUNGS, 'Choose a rung from 0 to 6.')

export const BallotParametersInput = z.record(text(40), z.union([text(2_000), z.number()]))

/** One of the things that a vote may decide; its name and key are those of its rung when they are left out. */
export const VoteOptionInput = z.object({
	key: z
		.string()
		.regex(/^[a-z][a-z0-9_]{0,39}$/, 'Name the option in lower case, digits and underscores.')
		.refine(isOwnName, 'This word cannot name an option; choose another.')
		.optional(),
	name: text(120).default(''),
	rung: Rung,
	parameters: BallotParametersInput.default({}),
})

const VoteOptionsInput = z.array(VoteOptionInput).max(MOST_OPTIONS, `Name at most ${MOST_OPTIONS} options.`)

export const OpenVoteInput = z.object({
	incidentId: Id,
	/** What is left out follows the policy. */
	method: z.enum(METHODS, 'Choose a method of voting.').optional(),
	/** Mildest first; one for a single or optimistic proposal, none for the ladder. A form sends them as JSON. */
	options: z.union([VoteOptionsInput, z.string().transform(parseJson).pipe(VoteOptionsInput)]).optional(),
	isSealed: z.stringbool('Say true or false.').or(z.boolean()).optional(),
	/** Length of an objection phase after the main phase; 0 for none. */
	objectionHours: z.coerce
		.number('Give the hours as a number.')
		.int('Give whole hours.')
		.min(0, 'Give zero or more hours.')
		.max(MOST_OBJECTION_HOURS, `Give at most ${MOST_OBJECTION_HOURS} hours.`)
		.optional(),
	/** One steward one vote, when left out. */
	weights: WeightsInput.optional(),
})
export const VoteInput = z.object({ voteId: Id })
export const RelaunchVoteInput = z.object({ incidentId: Id })

/** What the wallet signed, field by field (EIP-712, `Ballot`). */
export const BallotMessageInput = z.object({
	vote: Id,
	voter: z.string().regex(/^0x[0-9a-fA-F]{40}$/, 'The voter is an Ethereum address.'),
	revision: z.string().regex(/^0x[0-9a-f]{64}$/, 'The revision is its hash, 0x and 64 hex digits.'),
	policy: z.string().max(20),
	method: z.enum(METHODS, 'Copy the method from the template.'),
	choice: z.string().max(600),
	parameters: z.string().max(8_000),
	reason: text(4_000),
	conflict: ConflictOfInterest,
	sequence: z.string().regex(/^[1-9]\d{0,8}$/, 'The sequence is a whole number from 1.'),
	salt: z.string().regex(/^0x[0-9a-f]{64}$/, 'The salt is 0x and 64 hex digits; copy it from the template.'),
})

export const CastBallotInput = z.object({ voteId: Id, message: BallotMessageInput, signature: Signature })

export const BallotTemplateInput = z
	.object({
		voteId: Id,
		/** For the ladder; the same as the choice `2 key_limit` or `abstain`. */
		rung: z
			.union([Rung, z.coerce.number().pipe(Rung), z.literal('abstain')], 'Choose a rung from 0 to 6, or abstain.')
			.optional(),
		/** As the ballot carries it, in place of the rung: `2 key_limit`; `for`; `a, b` or `none`; `a > b`; `object`; `abstain`. */
		choice: text(600).optional(),
		parameters: z
			.union([BallotParametersInput, z.string().transform(parseJson).pipe(BallotParametersInput)])
			.default({}),
		reason: text(4_000).default(''),
		conflict: ConflictOfInterest.default('none'),
	})
	.refine(({ rung, choice }) => rung !== undefined || choice !== undefined, {
		path: ['choice'],
		message: 'Give your choice, or for the ladder a rung.',
	})

function parseJson(json: string): unknown {
	try {
		return JSON.parse(json)
	} catch {
		return null // refused by the type that it is piped to, with its sentence
	}
}

export const RecuseFromVoteInput = z.object({ voteId: Id, conflict: ConflictOfInterest, note: text(500).default('') })

export const StateOutcomeInput = z.object({
	incidentId: Id,
	statement: requiredText(10_000, 'the outcome in words'),
	/** Needed when the decision lies outside the rubric's guidance, or far off comparable cases. */
	departure: text(2_000).default(''),
	/** What the operator shows before the measure ends, one text each; the vote settles numbers only. */
	conditions: z
		.array(requiredText(500, 'what is to be shown'))
		.max(MOST_CONDITIONS, `State at most ${MOST_CONDITIONS} conditions.`)
		.default([]),
})

export const ListConsistencyInput = z.object({
	class: z.preprocess((value) => (value === '' ? undefined : value), z.enum(keysOf(INCIDENT_CLASSES)).optional()),
	limit: z.coerce.number().int().min(1).max(500).default(200),
	cursor: TimeCursor.optional(),
})

export const CloseCaseInput = z.object({ incidentId: Id, note: text(2_000).default('') })

export const GetVoteInput = z.object({ voteId: Id })
export const GetVoteBundleInput = z.object({
	voteId: Id,
	/** With the Merkle proof of each power on a weighted roll. */
	proofs: z.stringbool('Say true or false.').or(z.boolean()).default(false),
})
export const GetRollEntryInput = z.object({
	voteId: Id,
	address: z.string().regex(/^0x[0-9a-fA-F]{40}$/, 'Give an Ethereum address: 0x and 40 hex digits.'),
})
export const ListBallotsInput = z.object({
	voteId: Id,
	limit: z.coerce.number().int().min(1).max(100).default(100),
	cursor: NumberCursor.optional(),
})

export const RecordDecisionElsewhereInput = z.object({
	operatorId: Id,
	incidentId: Id.nullable().default(null),
	decidedOn: Day,
	venue: requiredText(300, 'where the decision was taken'),
	lever: requiredText(300, 'what was decided, or the call that was made'),
	arguments: PlainJson.default([]),
	result: z.enum(['executed', 'rejected', 'quorum_not_met', 'unknown'], 'Choose what came of it.'),
	resultNote: text(500).default(''),
	rung: Rung.nullable().default(null),
	source: requiredText(2_000, 'the source'),
	note: text(2_000).default(''),
	importKey: text(200).nullable().default(null),
})
