import { ok, refuse } from '@/lib/domain/kernel/result'
import type { Threshold } from '@/lib/domain/policy/policy'
import { describeThreshold } from '../threshold'
import { proposalOf, type VoteRules } from '../vote-rules'
import type { Ground, VotingMethod } from './method'
import { isStopped } from './quorum'
import { at, count, emptyTally, reaches, shareOf, type Tally } from './tally'

const FOR = 0
const AGAINST = 1

function thresholdOf({ threshold }: VoteRules): Threshold {
	if (threshold === null) throw new Error('A vote on a single proposal has no threshold')
	return threshold
}

function isCarried(tally: Tally, rollPower: bigint, { rules }: Ground): boolean {
	const carried = reaches(at(tally, FOR), tally.chose, thresholdOf(rules))
	return carried && !isStopped(at(tally, AGAINST), rollPower, rules)
}

/** One proposal: for, against or abstain. It is adopted when those for it reach its threshold among for and against. */
export const single: VotingMethod = {
	emptyTally: () => emptyTally(2),
	count: (tally, choice, power) =>
		choice.kind === 'stance'
			? count(tally, power, (place) => place === (choice.stance === 'for' ? FOR : AGAINST))
			: tally,
	decide: (tally, rollPower, ground) => {
		const { key, rung } = proposalOf(ground.rules)
		return isCarried(tally, rollPower, ground)
			? { outcome: 'adopted', rung, option: key }
			: { outcome: 'rejected', rung: rung === null ? null : 0, option: null }
	},
	supportOf: (tally, rollPower, ground) => {
		const { rung } = proposalOf(ground.rules)
		const line = (key: string, name: string, place: number) => ({
			key,
			name,
			rung: place === FOR ? rung : null,
			power: at(tally, place),
			shareBasisPoints: shareOf(at(tally, place), tally.chose),
			threshold: place === FOR ? thresholdOf(ground.rules) : null,
			isReached: place === FOR && isCarried(tally, rollPower, ground),
			score: null,
		})
		return [line('for', 'For', FOR), line('against', 'Against', AGAINST)]
	},
	explain: (tally, rollPower, ground, say) => {
		const { name } = proposalOf(ground.rules)
		const verdict = isCarried(tally, rollPower, ground) ? 'adopted' : 'rejected'
		const stopped = isStopped(at(tally, AGAINST), rollPower, ground.rules)
			? ` ${say(at(tally, AGAINST))} of ${say(rollPower)} on the roll are against it, which stops it.`
			: ''
		return `"${name}" is ${verdict}: ${say(at(tally, FOR))} for, ${say(at(tally, AGAINST))} against; ${describeThreshold(thresholdOf(ground.rules))} was needed.${stopped}`
	},
	checkChoice: (choice) =>
		choice.kind === 'stance' || choice.kind === 'abstain'
			? ok(choice)
			: refuse('choice_invalid', 'This vote is on one proposal: choose for, against or abstain.'),
	choiceText: (choice) => (choice.kind === 'stance' ? choice.stance : 'abstain'),
	readChoice: (text) => (text === 'for' || text === 'against' ? { kind: 'stance', stance: text } : null),
	describeChoice: (choice, { rules }) => {
		const { name } = proposalOf(rules)
		if (choice.kind !== 'stance') return 'You abstain: you count for the quorum, and neither for nor against.'
		return `You vote ${choice.stance} the proposal "${name}".`
	},
	mayAbstain: true,
	isObjection: (choice, leading) =>
		choice.kind === 'stance' && choice.stance === 'against' && leading.outcome === 'adopted',
}
