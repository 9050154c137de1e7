import { rungOf } from '@/lib/domain/policy/policies'
import { type BallotParameters, type Conflict, parameterOf } from './ballot'
import type { Choice } from './methods/choice'
import { add, emptyTallyOf, methodOf, outcomeOf, supportOf } from './methods/counting'
import type { Counted, Ground, SayPower, Support } from './methods/method'
import { type Quorum, quorumOf } from './methods/quorum'
import type { Tally } from './methods/tally'
import type { Method, VoteRules } from './vote-rules'
import { weightedMedian } from './weighted-median'

/** A ballot that counts: its voter's last one, with the power delegated to the voter. */
export type CountedBallot = {
	readonly choice: Choice
	readonly power: bigint
	readonly parameters: BallotParameters
	readonly conflict: Conflict
}

export type VoteResult = Counted & {
	readonly method: Method
	readonly support: readonly Support[]
	/** Ladder: weighted medians of those who support the decided rung or a harsher one. Else those of the option. */
	readonly parameters: BallotParameters
	/** The same count without the ballots whose voter declared a conflict of interest, and without their power on the roll. */
	readonly withoutConflicted: Counted
}

/** Everything that follows from the counted ballots. Anyone can run this on the published ballots. */
export function resultOf(ballots: readonly CountedBallot[], rollPower: bigint, ground: Ground): VoteResult {
	const tally = tallyOf(ballots, ground.rules)
	const counted = outcomeOf(tally, rollPower, ground)
	const clean = ballots.filter(({ conflict }) => conflict === 'none')
	const conflicted = ballots.reduce((sum, { conflict, power }) => (conflict === 'none' ? sum : sum + power), 0n)
	return {
		...counted,
		method: ground.rules.method,
		support: supportOf(tally, rollPower, ground),
		parameters: parametersOf(counted, ballots, ground),
		withoutConflicted: outcomeOf(tallyOf(clean, ground.rules), rollPower - conflicted, ground),
	}
}

/** The count of these ballots, made anew. */
export function tallyOf(
	ballots: readonly { readonly choice: Choice | null; readonly power: bigint }[],
	rules: VoteRules,
): Tally {
	return ballots.reduce((tally, ballot) => add(tally, ballot, rules), emptyTallyOf(rules))
}

function parametersOf(counted: Counted, ballots: readonly CountedBallot[], ground: Ground): BallotParameters {
	if (ground.rules.method === 'ladder') return settleParameters(counted, ballots, ground)
	return ground.rules.options.find(({ key }) => key === counted.option)?.parameters ?? {}
}

/** Numbers by weighted median, choices by the larger power (the milder first on a tie); texts stay with the coordinator. */
function settleParameters({ rung }: Counted, ballots: readonly CountedBallot[], { policy }: Ground): BallotParameters {
	if (rung === null) return {}
	const supporters = ballots.filter(({ choice }) => choice.kind === 'rung' && choice.rung >= rung)
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
		const value = parameterOf(parameters, key)
		return typeof value === 'number' ? [{ value, power }] : []
	})
}

function powerFor(ballots: readonly CountedBallot[], key: string, value: string): bigint {
	return ballots.reduce((sum, ballot) => (parameterOf(ballot.parameters, key) === value ? sum + ballot.power : sum), 0n)
}

/** How an open vote stands, in a sentence that promises nothing: "3 of 7 have voted; 4 are needed for a decision." */
export function explainStanding(tally: Tally, rollPower: bigint, ground: Ground, say: SayPower = String): string {
	const quorum = quorumOf(tally, rollPower, ground.rules)
	const cast = `${say(quorum.cast)} of ${say(quorum.roll)} have voted`
	if (ground.rules.isSealed) return `${cast}; what they chose is sealed until the vote closes.`
	if (!quorum.isMet) return `${cast}; ${neededInWords(quorum, ground.rules, say)} needed for a decision.`
	const counted = methodOf(ground.rules).decide(tally, rollPower, ground)
	const enough = ground.rules.method === 'optimistic' ? '' : ', which is enough for a decision'
	return `${cast}${enough}. As the ballots stand it would be "${nameOf(counted, ground)}"; they may still change.`
}

function neededInWords({ heads, isPowerMet, required }: Quorum, { quorum }: VoteRules, say: SayPower): string {
	const share = isPowerMet || quorum.kind !== 'share' ? '' : say(required)
	if (heads !== null && !heads.isMet) {
		const ballots = `the ballots of ${heads.least} voters (${heads.cast} so far) are`
		return share === '' ? ballots : `${share} and ${ballots}`
	}
	return share === '' ? 'one ballot is' : `${share} are`
}

/** What was decided, by its name. */
export function nameOf({ outcome, option, rung }: Counted, { rules, policy }: Ground): string {
	if (outcome === 'quorum_not_met') return 'No decision'
	const chosen = rules.options.find(({ key }) => key === option)
	if (chosen) return chosen.name
	return rung === null || outcome === 'rejected' ? 'Rejected' : rungOf(policy, rung).name
}
