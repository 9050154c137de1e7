import { ok, refuse } from '@/lib/domain/kernel/result'
import type { VoteOption, VoteRules } from '../vote-rules'
import type { Ground, VotingMethod } from './method'
import { checkOptions, namesOf } from './options'
import { isStopped } from './quorum'
import { at, count, emptyTally, shareOf, type Tally } from './tally'

/**
 * The matrix of pairs: in row `i` and column `j` stands the power that prefers option `i` to option `j`, on the
 * diagonal the power that ranked option `i` at all.
 */
function pair(tally: Tally, rules: VoteRules, i: number, j: number): bigint {
	return at(tally, i * rules.options.length + j)
}

/** The matrix of pairs by rows, for whoever shows it. */
export function pairsOf(tally: Tally, rules: VoteRules): readonly (readonly bigint[])[] {
	return rules.options.map((_, i) => rules.options.map((_, j) => pair(tally, rules, i, j)))
}

/** Copeland's score: two for each option that this one beats head to head, one for each that it ties with. */
function scoreOf(tally: Tally, rules: VoteRules, place: number): number {
	return rules.options.reduce((score, _, other) => {
		if (other === place) return score
		const mine = pair(tally, rules, place, other)
		const theirs = pair(tally, rules, other, place)
		if (mine === theirs) return score + 1
		return mine > theirs ? score + 2 : score
	}, 0)
}

/** By rejection, an option falls when enough of the roll prefers the mildest one to it. */
function isOut(tally: Tally, place: number, rollPower: bigint, rules: VoteRules): boolean {
	return place > 0 && isStopped(pair(tally, rules, 0, place), rollPower, rules)
}

/** The option with the highest score that has not fallen; of equals the milder one, which stands first. */
function winnerOf(tally: Tally, rollPower: bigint, { rules }: Ground): { option: VoteOption; score: number } | null {
	let best: { option: VoteOption; score: number } | null = null
	for (const [place, option] of rules.options.entries()) {
		if (isOut(tally, place, rollPower, rules)) continue
		const score = scoreOf(tally, rules, place)
		if (best === null || score > best.score) best = { option, score }
	}
	return best
}

/** Where each option stands on a ballot; those left out share the place after the last. */
function ranksOf(keys: readonly string[], rules: VoteRules): readonly number[] {
	return rules.options.map(({ key }) => {
		const place = keys.indexOf(key)
		return place < 0 ? keys.length : place
	})
}

/** Ranked, by Copeland: each option meets each other one; who wins the most pairs wins the vote. */
export const ranked: VotingMethod = {
	emptyTally: (rules) => emptyTally(rules.options.length ** 2),
	count: (tally, choice, power, rules) => {
		if (choice.kind !== 'ranked') return tally
		const size = rules.options.length
		const ranks = ranksOf(choice.options, rules)
		return count(tally, power, (place) => {
			const [row, column] = [Math.floor(place / size), place % size]
			const [mine = 0, theirs = 0] = [ranks[row], ranks[column]]
			return row === column ? mine < choice.options.length : mine < theirs
		})
	},
	decide: (tally, rollPower, ground) => {
		const winner = winnerOf(tally, rollPower, ground)
		return winner === null
			? { outcome: 'rejected', rung: 0, option: null }
			: { outcome: 'adopted', rung: winner.option.rung, option: winner.option.key }
	},
	supportOf: (tally, rollPower, ground) => {
		const { rules } = ground
		const winner = winnerOf(tally, rollPower, ground)
		return rules.options.map((option, place) => ({
			key: option.key,
			name: option.name,
			rung: option.rung,
			power: pair(tally, rules, place, place),
			shareBasisPoints: shareOf(pair(tally, rules, place, place), tally.chose),
			threshold: null,
			isReached: option === winner?.option,
			score: scoreOf(tally, rules, place),
		}))
	},
	explain: (tally, rollPower, ground) => {
		const winner = winnerOf(tally, rollPower, ground)
		if (winner === null) return 'No option is left standing, so nothing follows but the record.'
		const most = 2 * (ground.rules.options.length - 1)
		return `"${winner.option.name}" wins with ${winner.score} of ${most} points: two for each option beaten head to head, one for each tie.`
	},
	checkChoice: (choice, { rules }) => {
		if (choice.kind === 'abstain') return ok(choice)
		if (choice.kind !== 'ranked' || choice.options.length === 0) {
			return refuse('choice_invalid', 'This vote is ranked: name at least one option, the best first, or abstain.')
		}
		return checkOptions(choice, choice.options, rules)
	},
	choiceText: (choice) => (choice.kind === 'ranked' ? choice.options.join(' > ') : 'abstain'),
	readChoice: (text) => ({ kind: 'ranked', options: text.split(' > ') }),
	describeChoice: (choice, { rules }) => {
		if (choice.kind !== 'ranked') return 'You abstain: you count for the quorum and rank nothing.'
		const names = namesOf(choice.options, rules).map((name, place) => `${place + 1}. ${name}`)
		const rest = choice.options.length < rules.options.length ? ' Those that you left out share the last place.' : ''
		return `You rank: ${names.join('; ')}.${rest}`
	},
	mayAbstain: true,
	isObjection: () => false,
}
