import { hours, type Instant, minus, plus, toIso } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Choice } from './methods/choice'
import { methodOf, outcomeOf } from './methods/counting'
import type { Counted, Ground } from './methods/method'
import type { Vote, VoteEvent } from './vote'

/** What the vote would come to if it ended now. */
export function leadingIn(vote: Vote, ground: Ground): Counted {
	return outcomeOf(vote.tally, vote.rollPower, ground)
}

function hasObjectionPhase(vote: Vote): boolean {
	return vote.rules.objectionHours > 0
}

/** Whether ballots may only object now. */
export function isInObjectionPhase(vote: Vote, at: Instant): boolean {
	return hasObjectionPhase(vote) && at >= vote.mainClosesAt
}

/** Before anything changes in the objection phase, keeps what was leading when the phase began. */
export function beginObjectionPhase(vote: Vote, ground: Ground, at: Instant): Vote {
	if (!isInObjectionPhase(vote, at) || vote.leadingAtObjection !== null) return vote
	return { ...vote, leadingAtObjection: leadingIn(vote, ground) }
}

/** In the objection phase a ballot may only move away from what was leading, to the milder side; nothing else is taken. */
export function checkObjection(vote: Vote, choice: Choice, at: Instant): Result<Choice, Refusal> {
	const leading = vote.leadingAtObjection
	if (leading === null || !isInObjectionPhase(vote, at)) return ok(choice)
	if (methodOf(vote.rules).isObjection(choice, leading)) return ok(choice)
	return refuse(
		'not_an_objection',
		'The main phase is over: a ballot is taken only if it objects to what was leading then, in favour of something milder.',
		{ leading },
	)
}

/**
 * Whether votes of this kind are ever counted before their time. A weighted vote never is, so that a roll nobody has
 * looked at decides nothing at once; nor is one on the policy, so that nobody changes the rules overnight; nor is any
 * under a policy that leaves each vote its whole time.
 */
export function isEverCountedEarly({ rules, policy }: Ground): boolean {
	const { weights, options } = rules
	return (policy.votes.countsEarly ?? true) && weights.kind === 'one_each' && options.every(({ rung }) => rung !== null)
}

/** What a vote has to come to so that it is counted before its time. */
export type EarlyCount = 'never' | 'all_in' | 'no_objection'

export function earlyCountOf(ground: Ground): EarlyCount {
	if (!isEverCountedEarly(ground)) return 'never'
	return ground.rules.objectionHours > 0 ? 'no_objection' : 'all_in'
}

/** Whether the vote may be counted before its time, because nobody could change its outcome any more. */
export function mayEndEarly(
	vote: Vote,
	facts: { readonly isEveryoneIn: boolean },
	ground: Ground,
	at: Instant,
): boolean {
	if (!isEverCountedEarly(ground)) return false
	if (!hasObjectionPhase(vote)) return facts.isEveryoneIn
	if (!isInObjectionPhase(vote, at)) return false
	const { outcome, rung } = vote.leadingAtObjection ?? leadingIn(vote, ground)
	return outcome !== 'adopted' || rung === 0
}

/**
 * A change of the leading outcome shortly before the end of the main phase extends the vote once, so that nobody wins
 * by waiting. Nobody sees what leads in a sealed vote, and nothing harsher can win in the objection phase.
 */
export function endQuietly(
	next: Vote,
	before: Vote,
	ground: Ground,
	at: Instant,
): { readonly state: Vote; readonly events: readonly VoteEvent[] } {
	const { isSealed, quietEndingHours, extensionHours } = before.rules
	const isLate = at >= minus(before.mainClosesAt, hours(quietEndingHours))
	const isFinal = isSealed || isInObjectionPhase(before, at) || before.extendedAt !== null
	if (!isLate || isFinal || isSame(leadingIn(before, ground), leadingIn(next, ground))) {
		return { state: next, events: [] }
	}
	const longer = hours(extensionHours)
	const closesAt = plus(before.closesAt, longer)
	return {
		state: { ...next, mainClosesAt: plus(before.mainClosesAt, longer), closesAt, extendedAt: at },
		events: [{ type: 'vote.extended', facts: { closesAt: toIso(closesAt) } }],
	}
}

function isSame(left: Counted, right: Counted): boolean {
	return left.outcome === right.outcome && left.rung === right.rung && left.option === right.option
}
