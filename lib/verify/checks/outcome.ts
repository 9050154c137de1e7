import { methodOf, outcomeOf, readChoice } from '@/lib/domain/decisions/methods/counting'
import type { Counted } from '@/lib/domain/decisions/methods/method'
import { isEverCountedEarly } from '@/lib/domain/decisions/vote-phases'
import { tallyOf } from '@/lib/domain/decisions/vote-result'
import { hoursBefore, instant } from '@/lib/domain/kernel/instant'
import type { Bundle } from '../bundle'
import { countAt, groundOf } from '../count'
import { canonicalText } from '../hashes'
import { type Finding, holds, Wrong } from '../report'
import type { Leaf, Subject } from '../subject'
import { loggedEnd, loggedMainEnd } from './log'

/** In the second phase a ballot is taken only if it objects to what was leading when that phase began. */
export function checkPhases({ bundle, leaves }: Subject): Finding {
	const { rules, vote, ballots } = bundle
	checkEarlyEnd(bundle, leaves())
	if (rules.objectionHours === 0) return holds('This vote has no objection phase.')
	const late = ballots.filter(({ castAt }) => castAt >= vote.mainClosesAt)
	if (late.length === 0) return holds('No ballot was cast in the objection phase.')
	const leading = leadingAt(bundle, vote.mainClosesAt)
	for (const ballot of late) {
		const choice = ballot.message && readChoice(ballot.message.choice, groundOf(bundle))
		if (choice && !methodOf(groundOf(bundle).rules).isObjection(choice, leading))
			throw new Wrong(
				'In the objection phase this ballot does not become milder than what was leading.',
				`ballots[${ballots.indexOf(ballot)}].message.choice`,
			)
	}
	return holds(`All ${late.length} ballots of the objection phase object to what was leading.`)
}

function leadingAt(bundle: Bundle, at: string): Counted {
	const { ballots, rollPower } = countAt(bundle, at)
	return outcomeOf(tallyOf(ballots, groundOf(bundle).rules), rollPower, groundOf(bundle))
}

/** A vote is counted before its time only where its policy lets it be and nobody could have changed the outcome any more. */
function checkEarlyEnd(bundle: Bundle, leaves: readonly Leaf[]): void {
	const { vote, rules, roll } = bundle
	if (vote.talliedAt !== null && vote.talliedAt < vote.closesAt)
		throw new Wrong('The vote was counted before the end that the bundle gives it.', 'vote.talliedAt')
	const begun = leaves.find(({ type }) => type === 'vote.count_begun')
	const countedAt = begun?.at ?? vote.talliedAt
	const end = loggedEnd(leaves)
	if (countedAt === null || end === null || countedAt >= end) return
	if (!isEverCountedEarly(groundOf(bundle)))
		throw new Wrong(
			'The vote was counted before its time, and no vote of this kind is under its policy.',
			'vote.closesAt',
		)
	if (rules.objectionHours > 0) {
		const mainEnd = loggedMainEnd(leaves)
		if (mainEnd === null || countedAt < mainEnd)
			throw new Wrong('The vote has an objection phase, and was counted in its main phase.', 'vote.closesAt')
		const { outcome, rung } = leadingAt(bundle, vote.mainClosesAt)
		if (outcome === 'adopted' && rung !== 0)
			throw new Wrong('The vote was counted before its objection phase was over.', 'vote.closesAt')
	} else if (!roll.every(({ hasVoted, recusal }) => hasVoted || recusal !== null)) {
		throw new Wrong('The vote was counted before its time, and not everybody had voted.', 'vote.closesAt')
	}
}

const COUNTED = ['outcome', 'rung', 'option', 'method', 'support'] as const

export function checkOutcome({ bundle, result }: Subject): Finding {
	if (bundle.vote.state === 'open') {
		if (bundle.outcome !== null) throw new Wrong('The vote is open, and there is an outcome already.', 'outcome')
		return holds('The vote is open; nothing has been decided.')
	}
	const expected = result()
	const { outcome } = bundle
	if (outcome === null) throw new Wrong('The vote is counted, and no outcome is given.', 'outcome')
	for (const name of COUNTED) compare(outcome, expected, name)
	const unknown = Object.keys(outcome).find((name) => !Object.hasOwn(expected, name))
	if (unknown !== undefined) throw new Wrong('Nothing is known by this name.', `outcome.${unknown}`)
	return holds(`${inWords(expected)}.`)
}

function compare(
	outcome: Readonly<Record<string, unknown>>,
	expected: Readonly<Record<string, unknown>>,
	name: string,
): void {
	if (outcome[name] === undefined) throw new Wrong(`The outcome leaves out "${name}".`, `outcome.${name}`)
	const counted = canonicalText(expected[name])
	if (canonicalText(outcome[name]) !== counted)
		throw new Wrong(
			`The ballots come to ${shortened(counted)}, and the bundle says ${shortened(canonicalText(outcome[name]))}.`,
			`outcome.${name}`,
		)
}

function shortened(text: string): string {
	return text.length > 200 ? `${text.slice(0, 200)} ...` : text
}

function inWords({ outcome, rung, option }: Readonly<Record<string, unknown>>): string {
	const what = [rung === null ? '' : `, rung ${rung}`, option === null ? '' : `, option "${option}"`].join('')
	return `${String(outcome).replaceAll('_', ' ')}${what}`
}

export function checkParameters({ bundle, result }: Subject): Finding {
	if (bundle.outcome === null) return holds('Nothing has been settled yet.')
	compare(bundle.outcome, result(), 'parameters')
	return holds(`Settled: ${canonicalText(bundle.outcome.parameters)}.`)
}

export function checkConflicts({ bundle, result }: Subject): Finding {
	if (bundle.outcome === null) return holds('Nothing has been decided yet.')
	compare(bundle.outcome, result(), 'withoutConflicted')
	return holds('Counted again without the ballots whose voter declared a conflict of interest.')
}

export function checkTallied({ bundle, leaves }: Subject): Finding {
	const [tallied, ...more] = leaves().filter(({ type }) => type === 'vote.tallied')
	if (more[0] !== undefined) throw new Wrong('The log has counted this vote twice.', more[0].where)
	if (bundle.vote.state === 'open') {
		if (tallied !== undefined)
			throw new Wrong('The log has counted this vote, and the bundle calls it open.', 'vote.state')
		return holds('The log has not counted this vote yet, as it is open.')
	}
	if (tallied === undefined) throw new Wrong('The log knows of no count of this vote.', 'log.leaves')
	for (const name of ['outcome', 'rung', 'option'] as const) {
		if (tallied.facts[name] !== bundle.outcome?.[name])
			throw new Wrong('The log recorded another outcome.', `outcome.${name}`)
	}
	if (tallied.at !== bundle.vote.talliedAt)
		throw new Wrong('The log recorded another time of the count.', 'vote.talliedAt')
	const begun = leaves().find(({ type }) => type === 'vote.count_begun')
	checkEarliness(tallied, begun ?? tallied, loggedEnd(leaves()))
	return holds(`Recorded at ${tallied.at}.`)
}

/**
 * Whether the count says rightly that it came early, and by how many whole hours; older counts do not say. One in steps
 * came when it began: no ballot was taken after that.
 */
function checkEarliness({ facts, where }: Leaf, { at }: Leaf, end: string | null): void {
	const { isEarly, hoursEarly } = facts
	if ((isEarly === undefined && hoursEarly === undefined) || end === null) return
	const early = hoursBefore(instant(end), instant(at))
	if (isEarly !== (early !== null) || hoursEarly !== (early ?? 0))
		throw new Wrong('The log says otherwise how long before its time the vote was counted.', `${where}.entry`)
}
