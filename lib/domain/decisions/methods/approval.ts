import { ok, refuse } from '@/lib/domain/kernel/result'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Threshold } from '@/lib/domain/policy/policy'
import { MORE_THAN_HALF, stricterOf } from '@/lib/domain/policy/thresholds'
import { describeThreshold } from '../threshold'
import type { VoteOption, VoteRules } from '../vote-rules'
import type { Ground, VotingMethod } from './method'
import { checkOptions, namesOf } from './options'
import { isStopped } from './quorum'
import { at, count, emptyTally, reaches, shareOf, type Tally } from './tally'

/** What the policy asks for the option's rung, and never less than more than half. */
function thresholdOf({ rung }: VoteOption, { policy }: Ground): Threshold {
	return rung === null ? MORE_THAN_HALF : stricterOf(MORE_THAN_HALF, rungOf(policy, rung).threshold)
}

function isReached(tally: Tally, place: number, rollPower: bigint, ground: Ground): boolean {
	const { rules } = ground
	const approved = at(tally, place)
	const option = rules.options[place]
	if (option === undefined) return false
	return (
		reaches(approved, tally.chose, thresholdOf(option, ground)) && !isStopped(tally.chose - approved, rollPower, rules)
	)
}

/** The most approved of the options that enough approve; of equals the milder one, which stands first. */
function winnerOf(tally: Tally, rollPower: bigint, ground: Ground): VoteOption | null {
	let best: { readonly option: VoteOption; readonly power: bigint } | null = null
	for (const [place, option] of ground.rules.options.entries()) {
		const power = at(tally, place)
		const isBetter = best === null || power > best.power
		if (isBetter && isReached(tally, place, rollPower, ground)) best = { option, power }
	}
	return best?.option ?? null
}

function placesOf(keys: readonly string[], rules: VoteRules): ReadonlySet<number> {
	return new Set(keys.map((key) => rules.options.findIndex((option) => option.key === key)))
}

/** Approval: a ballot names every option that its voter could live with. */
export const approval: VotingMethod = {
	emptyTally: (rules) => emptyTally(rules.options.length),
	count: (tally, choice, power, rules) => {
		if (choice.kind !== 'approved') return tally
		const places = placesOf(choice.options, rules)
		return count(tally, power, (place) => places.has(place))
	},
	decide: (tally, rollPower, ground) => {
		const winner = winnerOf(tally, rollPower, ground)
		return winner === null
			? { outcome: 'rejected', rung: 0, option: null }
			: { outcome: 'adopted', rung: winner.rung, option: winner.key }
	},
	supportOf: (tally, rollPower, ground) =>
		ground.rules.options.map((option, place) => ({
			key: option.key,
			name: option.name,
			rung: option.rung,
			power: at(tally, place),
			shareBasisPoints: shareOf(at(tally, place), tally.chose),
			threshold: thresholdOf(option, ground),
			isReached: isReached(tally, place, rollPower, ground),
			score: null,
		})),
	explain: (tally, rollPower, ground, say) => {
		const winner = winnerOf(tally, rollPower, ground)
		if (winner === null) return 'No option was approved by enough, so nothing follows but the record.'
		const power = at(tally, ground.rules.options.indexOf(winner))
		return `"${winner.name}" is the most approved: by ${say(power)} of ${say(tally.chose)} that chose; ${describeThreshold(thresholdOf(winner, ground))} was needed.`
	},
	checkChoice: (choice, { rules }) => {
		if (choice.kind === 'abstain') return ok(choice)
		if (choice.kind !== 'approved') {
			return refuse('choice_invalid', 'This vote is by approval: name every option that you approve, or abstain.')
		}
		return checkOptions(choice, choice.options, rules)
	},
	choiceText: (choice, { rules }) => {
		if (choice.kind !== 'approved') return 'abstain'
		const keys = rules.options.map(({ key }) => key).filter((key) => choice.options.includes(key))
		return keys.length === 0 ? 'none' : keys.join(', ')
	},
	readChoice: (text) => ({ kind: 'approved', options: text === 'none' ? [] : text.split(', ') }),
	describeChoice: (choice, { rules }) => {
		if (choice.kind !== 'approved') return 'You abstain: you count for the quorum and approve nothing.'
		if (choice.options.length === 0) return 'You approve none of the options.'
		return `You approve: ${namesOf(choice.options, rules).join('; ')}.`
	},
	mayAbstain: true,
	isObjection: () => false,
}
