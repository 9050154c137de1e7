import { z } from 'zod'
import { INCIDENT_CLASSES } from '@/lib/domain/incidents/vocabulary'
import { keysOf } from '@/lib/domain/kernel/records'
import { MOST_CONDITIONS } from '@/lib/domain/measures/condition'
import { RUNGS } from '@/lib/domain/policy/policy'
import { TimeCursor } from './cursor'
import { ConflictOfInterest, Day, Id, PlainJson, requiredText, text } from './fields'

export const Signature = z.string().regex(/^0x[0-9a-fA-F]{130,20000}$/, 'This is not a signature: 0x and hex digits.')
const Rung = z.literal(RUNGS, 'Choose a rung from 0 to 6.')

export const OpenVoteInput = z.object({ incidentId: Id })
export const VoteInput = z.object({ voteId: Id })
export const RelaunchVoteInput = z.object({ incidentId: Id })

/** What the wallet signed, field by field (EIP-712, `LadderBallot`). */
export const BallotMessageInput = z.object({
	vote: Id,
	voter: z.string().regex(/^0x[0-9a-fA-F]{40}$/, 'The voter is an Ethereum address.'),
	revision: z.string().regex(/^0x[0-9a-f]{64}$/, 'The revision is its hash, 0x and 64 hex digits.'),
	policy: z.string().max(20),
	choice: z.string().max(60),
	parameters: z.string().max(8_000),
	reason: text(4_000),
	conflict: ConflictOfInterest,
	sequence: z.string().regex(/^[1-9]\d{0,8}$/, 'The sequence is a whole number from 1.'),
})

export const CastBallotInput = z.object({ voteId: Id, message: BallotMessageInput, signature: Signature })

export const BallotParametersInput = z.record(text(40), z.union([text(2_000), z.number()]))

export const BallotTemplateInput = z.object({
	voteId: Id,
	rung: z.union([Rung, z.coerce.number().pipe(Rung), z.literal('abstain')], 'Choose a rung from 0 to 6, or abstain.'),
	parameters: z
		.union([BallotParametersInput, z.string().transform(parseParameters).pipe(BallotParametersInput)])
		.default({}),
	reason: text(4_000).default(''),
	conflict: ConflictOfInterest.default('none'),
})

function parseParameters(json: string): unknown {
	try {
		return JSON.parse(json)
	} catch {
		return null // refused by the record type, with its sentence
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
export const ListBallotsInput = z.object({
	voteId: Id,
	limit: z.coerce.number().int().min(1).max(100).default(100),
	cursor: TimeCursor.optional(),
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
