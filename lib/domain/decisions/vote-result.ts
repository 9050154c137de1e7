import { rungOf } from '@/lib/domain/policy/policies'
import { type Policy, RUNGS, type Rung, type Threshold } from '@/lib/domain/policy/policy'
import type { BallotParameters, Conflict } from './ballot'
import {
	addBallot,
	decidedRung,
	EMPTY_TALLY,
	type LadderTally,
	powerThatChose,
	quorumOf,
	reaches,
	supportOf,
	weightedMedian,
} from './ladder-tally'

/** A ballot that counts: its voter's last one. */
export type CountedBallot = {
	readonly rung: Rung | null
	readonly power: bigint
	readonly parameters: BallotParameters
	readonly conflict: Conflict
}

export type RungSupport = {
	readonly rung: Rung
	readonly power: bigint
	/** Share of the power that chose a rung, in basis points, rounded down: for drawing, never for deciding. */
	readonly shareBasisPoints: number
	readonly threshold: Threshold
	readonly isReached: boolean
}

export type VoteResult = {
	readonly rung: Rung | null
	readonly outcome: 'adopted' | 'quorum_not_met'
	readonly support: readonly RungSupport[]
	/** Weighted medians among the ballots that support the decided rung or a harsher one and name the parameter. */
	readonly parameters: BallotParameters
	/** The same count without ballots whose voter declared a conflict of interest. */
	readonly withoutConflicted: { readonly rung: Rung | null; readonly outcome: 'adopted' | 'quorum_not_met' }
}

/** What stands behind each rung, from the mildest: power, share of all that chose a rung, and whether it is enough. */
export function supportPerRung(tally: LadderTally, policy: Policy): readonly RungSupport[] {
	const whole = powerThatChose(tally)
	return RUNGS.map((rung) => {
		const power = supportOf(tally, rung)
		const { threshold } = rungOf(policy, rung)
		return {
			rung,
			power,
			shareBasisPoints: whole === 0n ? 0 : Number((power * 10_000n) / whole),
			threshold,
			isReached: rung === 0 || reaches(power, whole, threshold),
		}
	})
}

/** Everything that follows from the counted ballots. Anyone can run this on the published ballots. */
export function resultOf(ballots: readonly CountedBallot[], rollPower: bigint, policy: Policy): VoteResult {
	const tally = count(ballots)
	const { rung, outcome } = outcomeOf(tally, rollPower, policy)
	const clean = ballots.filter((ballot) => ballot.conflict === 'none')
	const conflictedPower = ballots.reduce((sum, { conflict, power }) => (conflict === 'none' ? sum : sum + power), 0n)
	return {
		rung,
		outcome,
		support: supportPerRung(tally, policy),
		parameters: rung === null ? {} : settleParameters(ballots, rung, policy),
		withoutConflicted: outcomeOf(count(clean), rollPower - conflictedPower, policy),
	}
}

function count(ballots: readonly CountedBallot[]): LadderTally {
	return ballots.reduce(addBallot, EMPTY_TALLY)
}

function outcomeOf(tally: LadderTally, rollPower: bigint, policy: Policy): VoteResult['withoutConflicted'] {
	return quorumOf(tally, rollPower, policy).isMet
		? { rung: decidedRung(tally, policy), outcome: 'adopted' }
		: { rung: null, outcome: 'quorum_not_met' }
}

/** Numbers by weighted median, choices by the larger power (the milder first on a tie); texts stay with the coordinator. */
function settleParameters(ballots: readonly CountedBallot[], rung: Rung, policy: Policy): BallotParameters {
	const supporters = ballots.filter((ballot) => ballot.rung !== null && ballot.rung >= rung)
	const settled: Record<string, string | number> = {}
	for (const field of rungOf(policy, rung).parameters) {
		if (field.kind === 'count' || field.kind === 'days') {
			const median = weightedMedian(numbersFor(supporters, field.key))
			if (median !== null) settled[field.key] = median
		}
		if (field.kind === 'choice') {
			const powers = (field.choices ?? []).map(({ value }) => ({
				value,
				power: powerFor(supporters, field.key, value),
			}))
			const best = powers.reduce((top, next) => (next.power > top.power ? next : top), { value: '', power: 0n })
			if (best.power > 0n) settled[field.key] = best.value
		}
	}
	return settled
}

function numbersFor(ballots: readonly CountedBallot[], key: string): { value: number; power: bigint }[] {
	return ballots.flatMap(({ parameters, power }) => {
		const value = parameters[key]
		return typeof value === 'number' ? [{ value, power }] : []
	})
}

function powerFor(ballots: readonly CountedBallot[], key: string, value: string): bigint {
	return ballots.reduce((sum, ballot) => (ballot.parameters[key] === value ? sum + ballot.power : sum), 0n)
}

/** A threshold in words: "more than half", "at least two thirds". */
export function describeThreshold({ numerator, denominator, rule }: Threshold): string {
	const names: Readonly<Record<string, string>> = { '1/2': 'half', '2/3': 'two thirds', '3/4': 'three quarters' }
	const share = names[`${numerator}/${denominator}`] ?? `${numerator}/${denominator}`
	return `${rule === 'more_than' ? 'more than' : 'at least'} ${share}`
}

/** The outcome in a sentence: "5 of 7 that chose a rung support a key limit or more; more than half was needed." */
export function explainOutcome(tally: LadderTally, rollPower: bigint, policy: Policy): string {
	const quorum = quorumOf(tally, rollPower, policy)
	if (!quorum.isMet)
		return `No decision for want of quorum: ${quorum.cast} of ${quorum.roll} voted, and ${quorum.required} were needed.`
	const rung = decidedRung(tally, policy)
	const step = rungOf(policy, rung)
	if (rung === 0) return 'No consequence reached its threshold, so nothing follows but the record.'
	return `${supportOf(tally, rung)} of ${powerThatChose(tally)} that chose a rung support "${step.name}" or more; ${describeThreshold(step.threshold)} was needed.`
}

/** How an open vote stands, in a sentence that promises nothing: "3 of 7 have voted; 4 are needed for a decision." */
export function explainStanding(tally: LadderTally, rollPower: bigint, policy: Policy): string {
	const quorum = quorumOf(tally, rollPower, policy)
	const cast = `${quorum.cast} of ${quorum.roll} have voted`
	if (!quorum.isMet) return `${cast}; ${quorum.required} are needed for a decision.`
	const { name } = rungOf(policy, decidedRung(tally, policy))
	return `${cast}, which is enough for a decision. As the ballots stand it would be "${name}"; they may still change.`
}
