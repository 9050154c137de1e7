import { hoursBefore, type Instant, toIso } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Policy } from '@/lib/domain/policy/policy'
import { type BallotContent, type Conflict, checkParameters } from './ballot'
import { ballotShifts, type PowerStep, recusalShifts } from './delegated-power'
import type { Choice } from './methods/choice'
import { add, checkChoice, choiceText, outcomeOf } from './methods/counting'
import type { Counted, Ground } from './methods/method'
import type { Tally } from './methods/tally'
import type { Vote, VoteEvent, Voter, VoteStep } from './vote'
import { beginObjectionPhase, checkObjection, endQuietly, mayEndEarly } from './vote-phases'

/** The voter, if ballots are taken at this moment and this voter may vote; else the sentence that says why not. */
function checkMayVote(vote: Vote, voter: Voter | null, at: Instant): Result<Voter, Refusal> {
	if (at < vote.opensAt) return refuse('vote_not_open', 'This vote has not opened yet.', { opensAt: vote.opensAt })
	if (vote.state !== 'open' || at >= vote.closesAt) {
		return refuse('vote_closed', 'This vote has closed; ballots are no longer taken.', {
			closesAt: toIso(vote.closesAt),
		})
	}
	if (voter === null) {
		return refuse('not_on_roll', 'You are not on the roll of this vote, which was fixed when the vote opened.')
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
 * Counts a ballot, in place of the voter's earlier one. Refuses outside the voting time, for someone who is not on the
 * roll or recused, for another revision, for a repeated sequence number, for a choice that this vote does not offer,
 * for bad parameters, and in the objection phase for anything but an objection.
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
	const ground = { rules: vote.rules, policy }
	const before = beginObjectionPhase(vote, ground, at)
	const expected = (allowed.value.counted?.sequence ?? 0) + 1
	const fits = checkBallot(before, ballot, expected, policy, at)
	if (!fits.ok) return fits
	const { delegate, id } = allowed.value
	const choice = vote.rules.isSealed ? null : ballot.choice
	const step = ballotShifts<Choice | null>(allowed.value, delegate, choice)
	const ended = endQuietly({ ...before, tally: shifted(before, step) }, before, ground, at)
	const facts = { rollEntry: id, sequence: expected, ballotHash: ballot.ballotHash }
	const cast: VoteEvent =
		choice === null
			? { type: 'vote.ballot_cast', facts }
			: { type: 'vote.ballot_cast', note: ballot.reason, facts: { ...facts, choice: choiceText(choice, ground) } }
	return ok({ state: ended.state, delegatePower: step.delegatePower, events: [cast, ...ended.events] })
}

function checkBallot(
	vote: Vote,
	ballot: CastBallot,
	expected: number,
	policy: Policy,
	at: Instant,
): Result<unknown, Refusal> {
	if (ballot.revisionHash !== vote.revisionHash) {
		return refuse('wrong_revision', 'This ballot was made on another revision; reload the page and sign again.', {
			expected: vote.revisionHash,
		})
	}
	if (ballot.sequence !== expected) {
		return refuse('wrong_sequence', `This would be your ballot number ${expected}; reload the page and sign again.`, {
			expected,
		})
	}
	const choice = checkChoice(ballot.choice, { rules: vote.rules, policy })
	if (!choice.ok) return choice
	const rung = ballot.choice.kind === 'rung' ? ballot.choice.rung : null
	const parameters = checkParameters(policy, { rung, parameters: ballot.parameters })
	return parameters.ok ? checkObjection(vote, ballot.choice, at) : parameters
}

function shifted(vote: Vote, { shifts }: PowerStep<Choice | null>): Tally {
	return shifts.reduce((tally, shift) => add(tally, shift, vote.rules), vote.tally)
}

/**
 * Takes a voter off the roll, with a ballot already cast; the quorum is counted on the smaller roll. Late, it extends the
 * vote as a ballot does.
 */
export function recuse(
	vote: Vote,
	voter: Voter | null,
	declared: { readonly conflict: Conflict; readonly note: string },
	policy: Policy,
	at: Instant,
): Result<VoteStep, Refusal> {
	const allowed = checkMayVote(vote, voter, at)
	if (!allowed.ok) return allowed
	if (declared.conflict === 'none') {
		return refuse('conflict_missing', 'Say which conflict of interest makes you recuse yourself.')
	}
	const { id, power, delegate } = allowed.value
	const ground = { rules: vote.rules, policy }
	const before = beginObjectionPhase(vote, ground, at)
	const step = recusalShifts<Choice | null>(allowed.value, delegate)
	const next = { ...before, tally: shifted(before, step), rollPower: before.rollPower - power }
	const ended = endQuietly(next, before, ground, at)
	const facts = { rollEntry: id, conflict: declared.conflict }
	const recused: VoteEvent = { type: 'vote.recused', note: declared.note, facts }
	return ok({ state: ended.state, delegatePower: step.delegatePower, events: [recused, ...ended.events] })
}

export type ClosingFacts = {
	/** Whether everyone on the roll who has not recused has cast a ballot. */
	readonly isEveryoneIn: boolean
	/** Ballots taken, replaced ones included. */
	readonly ballots: number
	/** Head of the vote's chain. */
	readonly head: string
}

/** Whether the vote may be counted: its time is over, or nobody could change its outcome any more. */
export function isDue(vote: Vote, facts: Pick<ClosingFacts, 'isEveryoneIn'>, ground: Ground, at: Instant): boolean {
	return at >= vote.closesAt || mayEndEarly(vote, facts, ground, at)
}

function checkDue(vote: Vote, facts: ClosingFacts, ground: Ground, at: Instant): Result<Vote, Refusal> {
	if (vote.state === 'tallied')
		return refuse('already_tallied', 'This vote has been counted already; reload the page to see its outcome.')
	if (!isDue(vote, facts, ground, at)) {
		return refuse(
			'vote_running',
			facts.isEveryoneIn
				? 'Everyone on the roll has voted, but this vote is counted only when its time is over.'
				: 'Not everyone on the roll has voted; the vote can be counted when its time is over.',
			{
				closesAt: toIso(vote.closesAt),
			},
		)
	}
	return ok(vote)
}

/**
 * Begins the count of more ballots than are counted at once: from then on the vote takes no ballot and no recusal, and
 * `closeVote` ends it when all are opened. Refuses what `closeVote` refuses.
 */
export function beginCount(
	vote: Vote,
	facts: ClosingFacts,
	policy: Policy,
	at: Instant,
): Result<Pick<VoteStep, 'state' | 'events'>, Refusal> {
	const due = checkDue(vote, facts, { rules: vote.rules, policy }, at)
	if (!due.ok) return due
	const { ballots, head } = facts
	return ok({
		state: { ...vote, state: 'counting', countBegunAt: at },
		events: [{ type: 'vote.count_begun', facts: { ballots, head } }],
	})
}

/**
 * Counts the vote: adopted, rejected, or no decision for want of quorum; the event says by how many hours it came before
 * its time. A vote that is counted in steps has taken no ballot since its count began, which is when it was
 * counted early or not. Refuses before its time and a second count.
 */
export function closeVote(
	vote: Vote,
	facts: ClosingFacts,
	policy: Policy,
	at: Instant,
): Result<Pick<VoteStep, 'state' | 'events'> & { readonly counted: Counted }, Refusal> {
	const ground = { rules: vote.rules, policy }
	const ceased = vote.countBegunAt ?? at
	const due = checkDue(vote, facts, ground, ceased)
	if (!due.ok) return due
	const counted = outcomeOf(vote.tally, vote.rollPower, ground)
	const { ballots, head } = facts
	const closesAt = earlier(at, vote.closesAt)
	const mainClosesAt = earlier(closesAt, vote.mainClosesAt)
	const early = hoursBefore(vote.closesAt, ceased)
	return ok({
		state: { ...vote, state: 'tallied', closesAt, mainClosesAt },
		events: [
			{ type: 'vote.tallied', facts: { ...counted, ballots, head, isEarly: early !== null, hoursEarly: early ?? 0 } },
		],
		counted,
	})
}

function earlier(left: Instant, right: Instant): Instant {
	return left < right ? left : right
}
