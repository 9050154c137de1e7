import type { VoteRules } from '../vote-rules'
import { powerThatCast, type Tally } from './tally'

export type Quorum = {
	readonly cast: bigint
	/** Power of the roll without recused voters. */
	readonly roll: bigint
	/** By share: the least power that must vote. By rejection: the least power against a proposal that stops it. */
	readonly required: bigint
	/** Whether enough power voted, however many voters it is of. */
	readonly isPowerMet: boolean
	/** Voters with a ballot of their own, where the rules ask for more than one; else `null`. */
	readonly heads: { readonly cast: number; readonly least: number; readonly isMet: boolean } | null
	readonly isMet: boolean
}

/** How many voters must have cast a ballot of their own, at least. */
export function leastVotersOf({ quorum }: Pick<VoteRules, 'quorum'>): number {
	return quorum.leastVoters ?? 1
}

/** The least power that makes up this part of the roll, rounded up. */
export function partOfRoll(roll: bigint, basisPoints: number): bigint {
	return (roll * BigInt(basisPoints) + 9_999n) / 10_000n
}

/**
 * By share, the cast power must reach its part of the roll; by rejection, one ballot is enough. Besides, as many voters
 * as the rules ask for must have cast a ballot: they are counted by head, so that neither power nor delegation stands in
 * for a voter. An optimistic vote has no quorum: what nobody stops passes.
 */
export function quorumOf(tally: Tally, roll: bigint, rules: VoteRules): Quorum {
	const cast = powerThatCast(tally)
	if (rules.method === 'optimistic') {
		return { cast, roll, required: 0n, isPowerMet: roll > 0n, heads: null, isMet: roll > 0n }
	}
	const required = partOfRoll(roll, rules.quorum.basisPoints)
	const isEnough = rules.quorum.kind === 'rejection' || cast >= required
	const isPowerMet = roll > 0n && cast > 0n && isEnough
	const heads = headsOf(tally, rules)
	return { cast, roll, required, isPowerMet, heads, isMet: isPowerMet && (heads?.isMet ?? true) }
}

/** A count that was kept without heads has none. */
function headsOf({ voters = 0n }: Tally, rules: VoteRules): Quorum['heads'] {
	const least = leastVotersOf(rules)
	return least > 1 ? { cast: Number(voters), least, isMet: voters >= BigInt(least) } : null
}

/** Whether the power against a proposal stops it: only where quorum is by rejection. */
export function isStopped(against: bigint, roll: bigint, rules: VoteRules): boolean {
	return rules.quorum.kind === 'rejection' && against >= partOfRoll(roll, rules.quorum.basisPoints)
}
