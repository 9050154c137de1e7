import { ok, refuse } from '@/lib/domain/kernel/result'
import { rungOf } from '@/lib/domain/policy/policies'
import { type Policy, RUNGS, type Rung } from '@/lib/domain/policy/policy'
import { describeThreshold } from '../threshold'
import type { Ground, VotingMethod } from './method'
import { isStopped } from './quorum'
import { at, count, emptyTally, reaches, shareOf, type Tally } from './tally'

/** Support of a rung: the power whose choice is that rung or a harsher one. */
export function supportOfRung(tally: Tally, rung: Rung): bigint {
	return RUNGS.reduce((sum, step) => (step >= rung ? sum + at(tally, step) : sum), 0n)
}

function isReached(tally: Tally, rung: Rung, rollPower: bigint, { rules, policy }: Ground): boolean {
	if (rung === 0) return true
	const support = supportOfRung(tally, rung)
	return (
		reaches(support, tally.chose, rungOf(policy, rung).threshold) && !isStopped(tally.chose - support, rollPower, rules)
	)
}

/** The most severe rung whose support reaches its threshold; "nothing" when no other does. */
function decidedRung(tally: Tally, rollPower: bigint, ground: Ground): Rung {
	return RUNGS.findLast((rung) => isReached(tally, rung, rollPower, ground)) ?? 0
}

function nameOf(policy: Policy, rung: Rung): string {
	return rungOf(policy, rung).name
}

/**
 * The consequence ladder: a ballot names the most severe rung that its voter would support. With more than half
 * everywhere the outcome is the weighted median, which no other rung beats and which is not worth lying to.
 */
export const ladder: VotingMethod = {
	emptyTally: () => emptyTally(RUNGS.length),
	count: (tally, choice, power) =>
		choice.kind === 'rung' ? count(tally, power, (place) => place === choice.rung) : tally,
	decide: (tally, rollPower, ground) => ({
		outcome: 'adopted',
		rung: decidedRung(tally, rollPower, ground),
		option: null,
	}),
	supportOf: (tally, rollPower, ground) =>
		RUNGS.map((rung) => {
			const { key, name, threshold } = rungOf(ground.policy, rung)
			const power = supportOfRung(tally, rung)
			return {
				key,
				name,
				rung,
				power,
				shareBasisPoints: shareOf(power, tally.chose),
				threshold,
				isReached: isReached(tally, rung, rollPower, ground),
				score: null,
			}
		}),
	explain: (tally, rollPower, ground, say) => {
		const rung = decidedRung(tally, rollPower, ground)
		if (rung === 0) return 'No consequence reached its threshold, so nothing follows but the record.'
		const step = rungOf(ground.policy, rung)
		return `${say(supportOfRung(tally, rung))} of ${say(tally.chose)} that chose a rung support "${step.name}" or more; ${describeThreshold(step.threshold)} was needed.`
	},
	checkChoice: (choice) =>
		choice.kind === 'rung' || choice.kind === 'abstain'
			? ok(choice)
			: refuse('choice_invalid', 'This vote is by the ladder: name the most severe rung that you support, or abstain.'),
	choiceText: (choice, { policy }) =>
		choice.kind === 'rung' ? `${choice.rung} ${rungOf(policy, choice.rung).key}` : 'abstain',
	readChoice: (text, { policy }) => {
		const rung = RUNGS.find((step) => text === `${step} ${rungOf(policy, step).key}`)
		return rung === undefined ? null : { kind: 'rung', rung }
	},
	describeChoice: (choice, { policy }) => {
		if (choice.kind !== 'rung') return 'You abstain: you count for the quorum and support no consequence.'
		if (choice.rung === 0) return 'You support no consequence.'
		return `You support every consequence up to "${nameOf(policy, choice.rung)}", and none that is harsher.`
	},
	mayAbstain: true,
	isObjection: (choice, leading) =>
		choice.kind === 'rung' && leading.outcome === 'adopted' && choice.rung < (leading.rung ?? 0),
}
