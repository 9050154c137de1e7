import type { Threshold } from '@/lib/domain/policy/policy'

/**
 * The running count of a vote. Its size depends on the number of options and never on the number of ballots.
 * `counts` means: power per rung (ladder); for, against (single); power per option (approval); the matrix of pairs,
 * row by row (ranked); objections, no objections (optimistic).
 */
export type Tally = {
	readonly counts: readonly bigint[]
	/** Power of the ballots that chose something. */
	readonly chose: bigint
	readonly abstained: bigint
	/** Power of the ballots whose content is not known yet. */
	readonly sealed: bigint
	/** Voters with a ballot of their own that counts; kept only where the quorum asks for a number of them. */
	readonly voters?: bigint
}

/** A count of nothing, with `size` numbers in it. */
export function emptyTally(size: number): Tally {
	return { counts: Array.from({ length: size }, () => 0n), chose: 0n, abstained: 0n, sealed: 0n }
}

/** Adds to each count what `shares` gives for its place, and the power to those that chose. */
export function count(tally: Tally, power: bigint, shareAt: (place: number) => boolean): Tally {
	return {
		...tally,
		counts: tally.counts.map((sum, place) => (shareAt(place) ? sum + power : sum)),
		chose: tally.chose + power,
	}
}

/** The number at a place of the count; a place that is not there is a bug. */
export function at(tally: Tally, place: number): bigint {
	const found = tally.counts[place]
	if (found === undefined) throw new Error(`This tally has no place ${place}`)
	return found
}

/** Power that cast a ballot of any kind. */
export function powerThatCast(tally: Tally): bigint {
	return tally.chose + tally.abstained + tally.sealed
}

/** Whether `part` of `whole` reaches the threshold, in exact integer arithmetic: no share is ever rounded. */
export function reaches(part: bigint, whole: bigint, threshold: Threshold): boolean {
	if (whole === 0n) return false
	const left = part * BigInt(threshold.denominator)
	const right = whole * BigInt(threshold.numerator)
	return threshold.rule === 'more_than' ? left > right : left >= right
}

/** A share in basis points, rounded down: for drawing, never for deciding. */
export function shareOf(part: bigint, whole: bigint): number {
	return whole === 0n ? 0 : Number((part * 10_000n) / whole)
}
