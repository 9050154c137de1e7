import { ok, refuse } from '@/lib/domain/kernel/result'
import { proposalOf, type VoteRules } from '../vote-rules'
import type { VotingMethod } from './method'
import { partOfRoll } from './quorum'
import { at, count, emptyTally, shareOf, type Tally } from './tally'

const OBJECT = 0
const NO_OBJECTION = 1

/** The least power of objections that stops the proposal. */
function enoughToStop(rollPower: bigint, { objectionBasisPoints }: VoteRules): bigint {
	if (objectionBasisPoints === null) throw new Error('An optimistic vote has no threshold for objections')
	return partOfRoll(rollPower, objectionBasisPoints)
}

function isHalted(tally: Tally, rollPower: bigint, rules: VoteRules): boolean {
	return at(tally, OBJECT) >= enoughToStop(rollPower, rules)
}

/** A proposal that passes unless enough of the roll objects. Silence counts as consent, so there is no quorum. */
export const optimistic: VotingMethod = {
	emptyTally: () => emptyTally(2),
	count: (tally, choice, power) =>
		choice.kind === 'objection'
			? count(tally, power, (place) => place === (choice.stance === 'object' ? OBJECT : NO_OBJECTION))
			: tally,
	decide: (tally, rollPower, { rules }) => {
		const { key, rung } = proposalOf(rules)
		return isHalted(tally, rollPower, rules)
			? { outcome: 'rejected', rung: rung === null ? null : 0, option: null }
			: { outcome: 'adopted', rung, option: key }
	},
	supportOf: (tally, rollPower, { rules }) => [
		{
			key: 'object',
			name: 'Objections',
			rung: null,
			power: at(tally, OBJECT),
			shareBasisPoints: shareOf(at(tally, OBJECT), rollPower),
			threshold: { numerator: rules.objectionBasisPoints ?? 0, denominator: 10_000, rule: 'at_least' },
			isReached: isHalted(tally, rollPower, rules),
			score: null,
		},
		{
			key: 'no_objection',
			name: 'No objection',
			rung: null,
			power: at(tally, NO_OBJECTION),
			shareBasisPoints: shareOf(at(tally, NO_OBJECTION), rollPower),
			threshold: null,
			isReached: false,
			score: null,
		},
	],
	explain: (tally, rollPower, { rules }, say) => {
		const verdict = isHalted(tally, rollPower, rules) ? 'is stopped' : 'passes'
		return `"${proposalOf(rules).name}" ${verdict}: ${say(at(tally, OBJECT))} of ${say(rollPower)} on the roll object, and ${say(enoughToStop(rollPower, rules))} would stop it.`
	},
	checkChoice: (choice) =>
		choice.kind === 'objection'
			? ok(choice)
			: refuse('choice_invalid', 'This proposal passes unless enough object: choose whether you object.'),
	choiceText: (choice) => (choice.kind === 'objection' ? choice.stance : ''),
	readChoice: (text) => (text === 'object' || text === 'no_objection' ? { kind: 'objection', stance: text } : null),
	describeChoice: (choice, { rules }) => {
		const { name } = proposalOf(rules)
		return choice.kind === 'objection' && choice.stance === 'object'
			? `You object to the proposal "${name}".`
			: `You do not object to the proposal "${name}".`
	},
	mayAbstain: false,
	isObjection: () => false,
}
