import type { VoteRules } from '../vote-rules'
import { powerThatCast, type Tally } from './tally'

export type Quorum = {
	readonly cast: bigint
	/** Power of the roll without recused voters. */
	readonly roll: bigint
	/** By share: the least power that must vote. By rejection: the least power against a proposal that stops it. */
	readonly required: bigint
	readonly isMet: boolean
}

/** The least power that makes up this part of the roll, rounded up. */
export function partOfRoll(roll: bigint, basisPoints: number): bigint {
	return (roll * BigInt(basisPoints) + 9_999n) / 10_000n
}

/**
 * By share, the cast power must reach its part of the roll; by rejection, one ballot is enough. An optimistic vote
 * has no quorum: what nobody stops passes.
 */
export function quorumOf(tally: Tally, roll: bigint, rules: VoteRules): Quorum {
	const cast = powerThatCast(tally)
	if (rules.method === 'optimistic') return { cast, roll, required: 0n, isMet: roll > 0n }
	const required = partOfRoll(roll, rules.quorum.basisPoints)
	const isEnough = rules.quorum.kind === 'rejection' || cast >= required
	return { cast, roll, required, isMet: roll > 0n && cast > 0n && isEnough }
}

/** Whether the power against a proposal stops it: only where quorum is by rejection. */
export function isStopped(against: bigint, roll: bigint, rules: VoteRules): boolean {
	return rules.quorum.kind === 'rejection' && against >= partOfRoll(roll, rules.quorum.basisPoints)
}
