import type { Refusal, Result } from '@/lib/domain/kernel/result'
import { refuse } from '@/lib/domain/kernel/result'
import type { Method, VoteRules } from '../vote-rules'
import { approval } from './approval'
import { ABSTAIN, type Choice } from './choice'
import { ladder } from './ladder'
import type { Counted, Ground, SayPower, Support, VotingMethod } from './method'
import { optimistic } from './optimistic'
import { leastVotersOf, quorumOf } from './quorum'
import { ranked } from './ranked'
import { single } from './single'
import type { Tally } from './tally'

const METHOD: Readonly<Record<Method, VotingMethod>> = { ladder, single, approval, ranked, optimistic }

export function methodOf(rules: VoteRules): VotingMethod {
	return METHOD[rules.method]
}

/** A count that nobody has voted in yet. */
export function emptyTallyOf(rules: VoteRules): Tally {
	const tally = methodOf(rules).emptyTally(rules)
	return leastVotersOf(rules) > 1 ? { ...tally, voters: 0n } : tally
}

/**
 * A ballot's content, or `null` while it is sealed; the power behind it; and how many voters it is of, one when left
 * out: power that a delegate's ballot gains or loses brings no voter.
 */
export type Weighed = { readonly choice: Choice | null; readonly power: bigint; readonly voters?: 1 | 0 | -1 }

/** Counts a ballot: its power goes to its choice, to the abstentions, or to the sealed ballots. */
export function add(tally: Tally, { choice, power, voters = 1 }: Weighed, rules: VoteRules): Tally {
	const counted = addPower(tally, choice, power, rules)
	return tally.voters === undefined ? counted : { ...counted, voters: tally.voters + BigInt(voters) }
}

function addPower(tally: Tally, choice: Choice | null, power: bigint, rules: VoteRules): Tally {
	if (choice === null) return { ...tally, sealed: tally.sealed + power }
	if (choice.kind === 'abstain') return { ...tally, abstained: tally.abstained + power }
	return methodOf(rules).count(tally, choice, power, rules)
}

/** Takes a ballot back out, because its voter has sent another one or has recused. */
export function remove(tally: Tally, { choice, power }: Weighed, rules: VoteRules): Tally {
	return add(tally, { choice, power: -power, voters: -1 }, rules)
}

/** What the vote comes to on this count and a roll of this power. */
export function outcomeOf(tally: Tally, rollPower: bigint, ground: Ground): Counted {
	return quorumOf(tally, rollPower, ground.rules).isMet
		? methodOf(ground.rules).decide(tally, rollPower, ground)
		: { outcome: 'quorum_not_met', rung: null, option: null }
}

/** What stands behind each rung or option, the mildest first. */
export function supportOf(tally: Tally, rollPower: bigint, ground: Ground): readonly Support[] {
	return methodOf(ground.rules).supportOf(tally, rollPower, ground)
}

/** The outcome in a sentence, with the numbers that it follows from. */
export function explain(tally: Tally, rollPower: bigint, ground: Ground, say: SayPower = String): string {
	const quorum = quorumOf(tally, rollPower, ground.rules)
	if (quorum.isMet) return methodOf(ground.rules).explain(tally, rollPower, ground, say)
	const needed = ground.rules.quorum.kind === 'rejection' ? 'one ballot was' : `${say(quorum.required)} were`
	const { heads } = quorum
	const missing = [
		quorum.isPowerMet ? '' : `${say(quorum.cast)} of ${say(quorum.roll)} voted, and ${needed} needed`,
		heads === null || heads.isMet
			? ''
			: `ballots of at least ${heads.least} voters were needed, and ${heads.cast === 1 ? 'one was' : `${heads.cast} were`} in`,
	]
	return `No decision for want of quorum: ${missing.filter((part) => part !== '').join('; ')}.`
}

export function checkChoice(choice: Choice, ground: Ground): Result<Choice, Refusal<'choice_invalid'>> {
	const method = methodOf(ground.rules)
	if (choice.kind === 'abstain' && !method.mayAbstain) {
		return refuse('choice_invalid', 'This vote knows no abstention: object, or do not object.')
	}
	return method.checkChoice(choice, ground)
}

/** The choice as the ballot message carries it: `2 key_limit`, `for`, `a, b`, `a > b`, `object` or `abstain`. */
export function choiceText(choice: Choice, ground: Ground): string {
	return choice.kind === 'abstain' ? 'abstain' : methodOf(ground.rules).choiceText(choice, ground)
}

/**
 * Reads the choice of a ballot message; `null` for everything that `choiceText` never writes in this vote, so that
 * one choice has one text.
 */
export function readChoice(text: string, ground: Ground): Choice | null {
	const choice = text === 'abstain' ? ABSTAIN : methodOf(ground.rules).readChoice(text, ground)
	if (choice === null || !checkChoice(choice, ground).ok) return null
	return choiceText(choice, ground) === text ? choice : null
}

/** What the voter is about to sign, in a sentence. */
export function describeChoice(choice: Choice, ground: Ground): string {
	return methodOf(ground.rules).describeChoice(choice, ground)
}
