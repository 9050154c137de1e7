import { rungOf } from '@/lib/domain/policy/policies'
import { type Policy, RUNGS, type Rung, type Threshold } from '@/lib/domain/policy/policy'

/** Power that chose each rung, and power that abstained. One addition a ballot, whatever the number of ballots. */
export type LadderTally = { readonly byRung: readonly bigint[]; readonly abstained: bigint }

/** What a ballot counts as: the most severe rung that its voter supports, or an abstention (`null`). */
export type LadderChoice = { readonly rung: Rung | null; readonly power: bigint }

export const EMPTY_TALLY: LadderTally = { byRung: RUNGS.map(() => 0n), abstained: 0n }

/** Counts the power of a ballot for the rung that it names, or as an abstention. */
export function addBallot(tally: LadderTally, ballot: LadderChoice): LadderTally {
	return shift(tally, ballot.rung, ballot.power)
}

/** Takes a ballot back out, because its voter has sent another one or has recused. */
export function removeBallot(tally: LadderTally, ballot: LadderChoice): LadderTally {
	return shift(tally, ballot.rung, -ballot.power)
}

function shift(tally: LadderTally, rung: Rung | null, power: bigint): LadderTally {
	if (rung === null) return { ...tally, abstained: tally.abstained + power }
	return { ...tally, byRung: tally.byRung.map((sum, index) => (index === rung ? sum + power : sum)) }
}

/** Power that chose some rung. Abstentions count for the quorum and not here. */
export function powerThatChose(tally: LadderTally): bigint {
	return tally.byRung.reduce((sum, power) => sum + power, 0n)
}

/** Power that cast a ballot of any kind. */
export function powerThatCast(tally: LadderTally): bigint {
	return powerThatChose(tally) + tally.abstained
}

/** Support of a rung: the power whose choice is that rung or a harsher one. */
export function supportOf(tally: LadderTally, rung: Rung): bigint {
	return tally.byRung.reduce((sum, power, index) => (index >= rung ? sum + power : sum), 0n)
}

/** Whether `part` of `whole` reaches the threshold, in exact integer arithmetic: no share is ever rounded. */
export function reaches(part: bigint, whole: bigint, threshold: Threshold): boolean {
	if (whole === 0n) return false
	const left = part * BigInt(threshold.denominator)
	const right = whole * BigInt(threshold.numerator)
	return threshold.rule === 'more_than' ? left > right : left >= right
}

/** The most severe rung whose support reaches its threshold; "nothing" when no other does. */
export function decidedRung(tally: LadderTally, policy: Policy): Rung {
	const whole = powerThatChose(tally)
	const reached = RUNGS.filter(
		(rung) => rung > 0 && reaches(supportOf(tally, rung), whole, rungOf(policy, rung).threshold),
	)
	return reached.at(-1) ?? 0
}

export type Quorum = {
	readonly cast: bigint
	readonly roll: bigint
	readonly required: bigint
	readonly isMet: boolean
}

/** Quorum: the cast power against the roll without recused stewards. `required` is the least power that meets it. */
export function quorumOf(tally: LadderTally, roll: bigint, policy: Policy): Quorum {
	const cast = powerThatCast(tally)
	const required = (roll * BigInt(policy.votes.quorum.basisPoints) + 9_999n) / 10_000n
	return { cast, roll, required, isMet: roll > 0n && cast > 0n && cast >= required }
}

/**
 * The weighted median: the smallest value at which at least half of the power is reached. `null` without values.
 * With an even split the lower value wins, which is the milder one for counts that limit and days that ban.
 */
export function weightedMedian(values: readonly { readonly value: number; readonly power: bigint }[]): number | null {
	const sorted = [...values].filter(({ power }) => power > 0n).sort((left, right) => left.value - right.value)
	const whole = sorted.reduce((sum, { power }) => sum + power, 0n)
	let reached = 0n
	for (const { value, power } of sorted) {
		reached += power
		if (reached * 2n >= whole) return value
	}
	return null
}
