import type { VoteId } from '@/lib/domain/kernel/ids'
import { hours, type Instant, minus, plus, toIso } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Policy, Rung } from '@/lib/domain/policy/policy'
import { type BallotContent, type Conflict, checkParameters } from './ballot'
import { addBallot, decidedRung, type LadderTally, quorumOf, removeBallot } from './ladder-tally'

//   (deliberating) --open--> open --close, quorum met------> tallied: adopted
//                             | \ --close, quorum missed---> tallied: quorum_not_met --relaunch--> open (attempt + 1)
//                             '-- a late swing extends it once

export type Vote = {
	readonly id: VoteId
	readonly method: 'ladder'
	readonly attempt: number
	readonly state: 'open' | 'tallied'
	readonly revisionHash: string
	readonly opensAt: Instant
	readonly closesAt: Instant
	readonly extendedAt: Instant | null
	readonly tally: LadderTally
	/** Power of the roll without recused stewards. */
	readonly rollPower: bigint
}

/** A steward on the roll. `counted` is the ballot that counts now, if one was cast. */
export type Voter = {
	/** Its entry on the roll. */
	readonly id: string
	readonly address: string
	readonly power: bigint
	readonly isRecused: boolean
	readonly counted: { readonly rung: Rung | null; readonly sequence: number } | null
}

export type VoteEvent = {
	readonly type: string
	readonly note?: string
	readonly facts: Readonly<Record<string, unknown>>
}
export type VoteStep = { readonly state: Vote; readonly events: readonly VoteEvent[] }

/** The voter, if ballots are taken at this moment and this steward may vote; else the sentence that says why not. */
function checkMayVote(vote: Vote, voter: Voter | null, at: Instant): Result<Voter, Refusal> {
	if (at < vote.opensAt) return refuse('vote_not_open', 'This vote has not opened yet.', { opensAt: vote.opensAt })
	if (vote.state !== 'open' || at >= vote.closesAt) {
		return refuse('vote_closed', 'This vote has closed; ballots are no longer taken.', {
			closesAt: toIso(vote.closesAt),
		})
	}
	if (voter === null) {
		return refuse(
			'not_on_roll',
			'You are not on the roll of this vote: it lists who was a steward when the vote opened.',
		)
	}
	if (voter.isRecused) return refuse('recused', 'You have recused yourself from this vote, so no ballot is taken.')
	return ok(voter)
}

export type CastBallot = BallotContent & {
	readonly revisionHash: string
	readonly sequence: number
	/** Hash of the signed message; the log keeps it, so that a ballot cannot be swapped for another. */
	readonly ballotHash: string
}

/**
 * Counts a ballot, in place of the voter's earlier one. Refuses outside the voting time, for someone who is not on
 * the roll or recused, for another revision of the report, for a repeated sequence number, and for bad parameters.
 */
export function castBallot(
	vote: Vote,
	voter: Voter | null,
	ballot: CastBallot,
	policy: Policy,
	at: Instant,
): Result<VoteStep, Refusal> {
	const allowed = checkMayVote(vote, voter, at)
	if (!allowed.ok) return allowed
	if (ballot.revisionHash !== vote.revisionHash) {
		return refuse(
			'wrong_revision',
			'This ballot was made on another revision of the report; reload the page and sign again.',
			{
				expected: vote.revisionHash,
			},
		)
	}
	const expected = (allowed.value.counted?.sequence ?? 0) + 1
	if (ballot.sequence !== expected) {
		return refuse('wrong_sequence', `This would be your ballot number ${expected}; reload the page and sign again.`, {
			expected,
		})
	}
	const parameters = checkParameters(policy, ballot)
	if (!parameters.ok) return parameters
	const { power, counted } = allowed.value
	const without = counted === null ? vote.tally : removeBallot(vote.tally, { rung: counted.rung, power })
	const tally = addBallot(without, { rung: ballot.rung, power })
	const cast: VoteEvent = {
		type: 'vote.ballot_cast',
		note: ballot.reason,
		facts: { rollEntry: allowed.value.id, rung: ballot.rung, sequence: expected, ballotHash: ballot.ballotHash },
	}
	return ok(endQuietly({ ...vote, tally }, vote, policy, at, cast))
}

/** A change of the leading outcome shortly before the end extends the vote once, so that nobody wins by waiting. */
function endQuietly(next: Vote, before: Vote, policy: Policy, at: Instant, cast: VoteEvent): VoteStep {
	const isLate = at >= minus(before.closesAt, hours(policy.windows.quietEndingHours))
	const swings = leading(before, policy) !== leading(next, policy)
	if (!isLate || !swings || before.extendedAt !== null) return { state: next, events: [cast] }
	const closesAt = plus(before.closesAt, hours(policy.windows.extensionHours))
	return {
		state: { ...next, closesAt, extendedAt: at },
		events: [cast, { type: 'vote.extended', facts: { closesAt: toIso(closesAt) } }],
	}
}

function leading(vote: Vote, policy: Policy): string {
	const isMet = quorumOf(vote.tally, vote.rollPower, policy).isMet
	return isMet ? String(decidedRung(vote.tally, policy)) : 'none'
}

/** Takes a steward off the roll, with a ballot already cast; the quorum is counted on the smaller roll. */
export function recuse(
	vote: Vote,
	voter: Voter | null,
	declared: { readonly conflict: Conflict; readonly note: string },
	at: Instant,
): Result<VoteStep, Refusal> {
	const allowed = checkMayVote(vote, voter, at)
	if (!allowed.ok) return allowed
	if (declared.conflict === 'none') {
		return refuse('conflict_missing', 'Say which conflict of interest makes you recuse yourself.')
	}
	const { id, power, counted } = allowed.value
	const tally = counted === null ? vote.tally : removeBallot(vote.tally, { rung: counted.rung, power })
	return ok({
		state: { ...vote, tally, rollPower: vote.rollPower - power },
		events: [{ type: 'vote.recused', note: declared.note, facts: { rollEntry: id, conflict: declared.conflict } }],
	})
}

/** Counts the vote: adopted with the most severe rung that reached its threshold, or no decision for want of quorum. */
export function closeVote(
	vote: Vote,
	facts: { readonly isEveryoneIn: boolean },
	policy: Policy,
	at: Instant,
): Result<VoteStep & { outcome: 'adopted' | 'quorum_not_met'; rung: Rung | null }, Refusal> {
	if (vote.state === 'tallied')
		return refuse('already_tallied', 'This vote has been counted already; reload the page to see its outcome.')
	if (at < vote.closesAt && !facts.isEveryoneIn) {
		return refuse(
			'vote_running',
			'Not everyone on the roll has voted; the vote can be counted when its time is over.',
			{
				closesAt: toIso(vote.closesAt),
			},
		)
	}
	const isMet = quorumOf(vote.tally, vote.rollPower, policy).isMet
	const rung = isMet ? decidedRung(vote.tally, policy) : null
	const outcome = isMet ? 'adopted' : 'quorum_not_met'
	return ok({
		state: { ...vote, state: 'tallied', closesAt: at < vote.closesAt ? at : vote.closesAt },
		events: [{ type: 'vote.tallied', facts: { outcome, rung } }],
		outcome,
		rung,
	})
}
