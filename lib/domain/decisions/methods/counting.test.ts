import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { optionsOf, rulesOf } from '@/lib/testing/vote-rules'
import { tallyOf } from '../vote-result'
import { METHODS, type Method, type VoteRules } from '../vote-rules'
import type { Choice } from './choice'
import {
	add,
	checkChoice,
	choiceText,
	explain,
	outcomeOf,
	readChoice,
	remove,
	supportOf,
	type Weighed,
} from './counting'
import { quorumOf } from './quorum'
import { reaches } from './tally'

const policy = POLICY_1_0
const SIZE = 4

function someRules(method: Method): VoteRules {
	return rulesOf(method, method === 'approval' || method === 'ranked' ? { options: optionsOf(SIZE) } : {})
}

const keys = optionsOf(SIZE).map(({ key }) => key)
const abstain = fc.constant<Choice>({ kind: 'abstain' })

const CHOICES: Readonly<Record<Method, fc.Arbitrary<Choice>>> = {
	ladder: fc.oneof(
		abstain,
		fc.constantFrom(0, 1, 2, 3, 4, 5, 6).map((rung): Choice => ({ kind: 'rung', rung: rung as 0 })),
	),
	single: fc.oneof(
		abstain,
		fc.constantFrom('for' as const, 'against' as const).map((stance): Choice => ({ kind: 'stance', stance })),
	),
	approval: fc.oneof(
		abstain,
		fc.subarray(keys).map((options): Choice => ({ kind: 'approved', options })),
	),
	ranked: fc.oneof(
		abstain,
		fc.shuffledSubarray(keys, { minLength: 1 }).map((options): Choice => ({ kind: 'ranked', options })),
	),
	optimistic: fc
		.constantFrom('object' as const, 'no_objection' as const)
		.map((stance): Choice => ({ kind: 'objection', stance })),
}

const power = fc.bigInt({ min: 1n, max: 10n ** 27n })
const ballotsOf = (method: Method) => fc.array(fc.record({ choice: CHOICES[method], power }), { maxLength: 25 })
const sum = (cast: readonly Weighed[]) => cast.reduce((total, ballot) => total + ballot.power, 0n)

describe.each(METHODS)('the count by %s', (method) => {
	const rules = someRules(method)
	const ground = { rules, policy }

	test('forgets a ballot that is taken back out, whatever the order', () => {
		fc.assert(
			fc.property(ballotsOf(method), ballotsOf(method), (cast, gone) => {
				const both = [...gone, ...cast]
					.reverse()
					.reduce((tally, ballot) => add(tally, ballot, rules), tallyOf([], rules))
				expect(gone.reduce((tally, ballot) => remove(tally, ballot, rules), both)).toEqual(tallyOf(cast, rules))
			}),
		)
	})

	test('is as large after a thousand ballots as before the first', () => {
		const [ballot] = fc.sample(fc.record({ choice: CHOICES[method], power }), 1)
		const many = Array.from({ length: 1_000 }, () => ballot).filter((one) => one !== undefined)
		expect(tallyOf(many, rules).counts).toHaveLength(tallyOf([], rules).counts.length)
	})

	test('writes each choice in one way and reads it back', () => {
		fc.assert(
			fc.property(CHOICES[method], (choice) => {
				expect(checkChoice(choice, ground).ok).toBe(true)
				expect(readChoice(choiceText(choice, ground), ground)).toEqual(choice)
			}),
		)
	})

	test('reads no text but its own', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const choice = readChoice(text, ground)
				if (choice !== null) expect(choiceText(choice, ground)).toBe(text)
			}),
		)
		const foreign = METHODS.filter((other) => other !== method)
			.flatMap((other) => fc.sample(CHOICES[other], 20).map((choice) => ({ choice, other })))
			.filter(({ choice }) => choice.kind !== 'abstain')
		for (const { choice, other } of foreign) {
			expect(checkChoice(choice, ground).ok).toBe(false)
			expect(readChoice(choiceText(choice, { rules: someRules(other), policy }), ground)).toSatisfy(
				// A single key reads alike as an approval and as a ranking; the message names its method besides.
				(read) => read === null || (method !== other && ['approval', 'ranked'].includes(method)),
			)
		}
	})

	test('comes to what the plainest recount comes to', () => {
		fc.assert(
			fc.property(ballotsOf(method), fc.bigInt({ min: 0n, max: 10n ** 27n }), (cast, silent) => {
				const roll = sum(cast) + silent
				const counted = outcomeOf(tallyOf(cast, rules), roll, ground)
				if (method !== 'ladder') expect(counted.option).toBe(recount(method, cast, roll))
				expect(explain(tallyOf(cast, rules), roll, ground)).not.toBe('')
			}),
		)
	})
})

/** Key of what wins, by each rule written down once more from the ballots alone; `null` when nothing does. */
function recount(method: Method, cast: readonly Weighed[], roll: bigint): string | null {
	const powerOf = (chosen: (choice: Choice) => boolean) =>
		cast.reduce((total, { choice, power: own }) => (choice && chosen(choice) ? total + own : total), 0n)
	const whole = powerOf(({ kind }) => kind !== 'abstain')
	if (method === 'optimistic') {
		const against = powerOf((choice) => choice.kind === 'objection' && choice.stance === 'object')
		return roll > 0n && against * 4n < roll ? 'warning' : null
	}
	if (cast.length === 0 || sum(cast) * 2n < roll) return null
	if (method === 'single') {
		const inFavour = powerOf((choice) => choice.kind === 'stance' && choice.stance === 'for')
		return inFavour * 2n > whole ? 'warning' : null
	}
	if (method === 'approval') {
		const approved = keys.map((key) => powerOf((choice) => choice.kind === 'approved' && choice.options.includes(key)))
		let most = 0n
		for (const one of approved) if (one > most) most = one
		return most * 2n > whole ? (keys[approved.indexOf(most)] ?? null) : null
	}
	const place = (choice: Choice, key: string) => {
		const found = choice.kind === 'ranked' ? choice.options.indexOf(key) : -1
		return found < 0 ? 99 : found
	}
	const scores = keys.map((key) =>
		keys.reduce((score, other) => {
			if (other === key) return score
			const wins = powerOf((choice) => place(choice, key) < place(choice, other))
			const losses = powerOf((choice) => place(choice, other) < place(choice, key))
			return score + (wins > losses ? 2 : wins === losses ? 1 : 0)
		}, 0),
	)
	return keys[scores.indexOf(Math.max(...scores))] ?? null
}

describe('thresholds', () => {
	const half = { numerator: 1, denominator: 2, rule: 'more_than' } as const
	const twoThirds = { numerator: 2, denominator: 3, rule: 'at_least' } as const

	test.each([
		[3n, 6n, half, false],
		[4n, 7n, half, true],
		[2n, 3n, twoThirds, true],
		[199_999n, 300_000n, twoThirds, false],
		[200_000n, 300_000n, twoThirds, true],
		[0n, 0n, half, false],
	] as const)('%s of %s against %o is %s', (part, whole, threshold, expected) => {
		expect(reaches(part, whole, threshold)).toBe(expected)
	})
})

const ballot = (choice: Choice, own = 1n): Weighed => ({ choice, power: own })
const stance = (word: 'for' | 'against', own = 1n) => ballot({ kind: 'stance', stance: word }, own)
const approves = (options: readonly string[], own = 1n) => ballot({ kind: 'approved', options }, own)
const ranks = (options: readonly string[], own = 1n) => ballot({ kind: 'ranked', options }, own)
const object = (own = 1n) => ballot({ kind: 'objection', stance: 'object' }, own)
const silence = (own = 1n) => ballot({ kind: 'abstain' }, own)

describe('by table', () => {
	const rejection = { quorum: { ...policy.votes.quorum, kind: 'rejection' as const } }
	const twelve = { options: optionsOf(12) }
	test.each<[string, VoteRules, readonly Weighed[], bigint, string, string | null]>([
		[
			'single: more for than against',
			rulesOf('single'),
			[stance('for', 3n), stance('against', 2n)],
			8n,
			'adopted',
			'warning',
		],
		['single: a tie', rulesOf('single'), [stance('for'), stance('against')], 2n, 'rejected', null],
		['single: only abstentions', rulesOf('single'), [silence(4n)], 8n, 'rejected', null],
		['single: too few voted', rulesOf('single'), [stance('for', 3n)], 8n, 'quorum_not_met', null],
		['single: few voted, by rejection', rulesOf('single', rejection), [stance('for')], 8n, 'adopted', 'warning'],
		[
			'single: stopped by half of the roll',
			rulesOf('single', rejection),
			[stance('for', 5n), stance('against', 4n)],
			8n,
			'rejected',
			null,
		],
		['single: nobody voted, by rejection', rulesOf('single', rejection), [], 8n, 'quorum_not_met', null],
		[
			'approval: a tie is the milder one',
			rulesOf('approval'),
			[approves(['nothing', 'option_2']), approves(['nothing', 'option_2'])],
			2n,
			'adopted',
			'nothing',
		],
		[
			'approval: exactly half is not enough',
			rulesOf('approval'),
			[approves(['option_1']), approves([])],
			2n,
			'rejected',
			null,
		],
		['approval: all approve none', rulesOf('approval'), [approves([], 2n)], 2n, 'rejected', null],
		[
			'approval: the twelfth option',
			rulesOf('approval', twelve),
			[approves(['option_11'], 2n), approves(['option_3'])],
			3n,
			'adopted',
			'option_11',
		],
		[
			'approval: stopped by half of the roll',
			rulesOf('approval', rejection),
			[approves(['option_1', 'option_2'], 3n), approves(['option_2'], 2n), approves(['option_1'], 2n)],
			4n,
			'rejected',
			null,
		],
		[
			'ranked: a circle is the milder one',
			rulesOf('ranked'),
			[
				ranks(['nothing', 'option_1', 'option_2']),
				ranks(['option_1', 'option_2', 'nothing']),
				ranks(['option_2', 'nothing', 'option_1']),
			],
			3n,
			'adopted',
			'nothing',
		],
		[
			'ranked: the one that beats all',
			rulesOf('ranked'),
			[ranks(['option_2', 'option_1'], 2n), ranks(['nothing'])],
			3n,
			'adopted',
			'option_2',
		],
		['ranked: left out share the last place', rulesOf('ranked'), [ranks(['option_1'])], 1n, 'adopted', 'option_1'],
		['ranked: only abstentions', rulesOf('ranked'), [silence(3n)], 3n, 'adopted', 'nothing'],
		[
			'ranked: the twelfth option',
			rulesOf('ranked', twelve),
			[ranks(['option_11', 'option_3'])],
			1n,
			'adopted',
			'option_11',
		],
		[
			'ranked: stopped, falls to the next',
			rulesOf('ranked', rejection),
			[ranks(['option_2', 'option_1', 'nothing'], 3n), ranks(['option_1', 'nothing', 'option_2'], 2n)],
			4n,
			'adopted',
			'option_1',
		],
		['optimistic: nobody objects', rulesOf('optimistic'), [], 8n, 'adopted', 'warning'],
		['optimistic: just too few object', rulesOf('optimistic'), [object()], 8n, 'adopted', 'warning'],
		['optimistic: a quarter objects', rulesOf('optimistic'), [object(2n)], 8n, 'rejected', null],
		['optimistic: a quarter of seven is two', rulesOf('optimistic'), [object()], 7n, 'adopted', 'warning'],
	])('%s', (_what, rules, cast, roll, outcome, option) => {
		expect(outcomeOf(tallyOf(cast, rules), roll, { rules, policy })).toMatchObject({ outcome, option })
	})

	test('a sealed ballot counts for the quorum and for nothing else', () => {
		const rules = rulesOf('single')
		const tally = add(tallyOf([], rules), { choice: null, power: 3n }, rules)
		expect(quorumOf(tally, 6n, rules)).toMatchObject({ cast: 3n, required: 3n, isMet: true })
		expect(supportOf(tally, 6n, { rules, policy }).map((line) => line.power)).toEqual([0n, 0n])
	})

	test('the quorum counts abstentions and needs half of the roll, rounded up', () => {
		const rules = rulesOf('single')
		const tally = tallyOf([silence(), stance('for'), stance('against')], rules)
		expect(quorumOf(tally, 7n, rules)).toMatchObject({ cast: 3n, required: 4n, isMet: false })
		expect(quorumOf(tally, 0n, rules).isMet).toBe(false)
	})

	test.each<[Method, Choice]>([
		['approval', { kind: 'approved', options: ['option_9'] }],
		['approval', { kind: 'approved', options: ['nothing', 'nothing'] }],
		['ranked', { kind: 'ranked', options: ['option_1', 'option_1'] }],
		['ranked', { kind: 'ranked', options: [] }],
		['ranked', { kind: 'ranked', options: ['__proto__'] }],
		['optimistic', { kind: 'abstain' }],
	])('%s takes no ballot of %o', (method, choice) => {
		expect(checkChoice(choice, { rules: rulesOf(method), policy }).ok).toBe(false)
	})

	test.each<[Method, string]>([
		['ladder', '2'],
		['ladder', '2 key_reduction'],
		['single', 'For'],
		['approval', 'option_1, nothing'],
		['approval', 'nothing,option_1'],
		['approval', ''],
		['ranked', 'nothing>option_1'],
		['ranked', 'none'],
		['optimistic', 'abstain'],
	])('%s does not read "%s"', (method, text) => {
		expect(readChoice(text, { rules: rulesOf(method), policy })).toBeNull()
	})
})
