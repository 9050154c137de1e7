import { describe, expect, test } from 'vitest'
import type { Rung } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { describeChoice, outcomeOf } from './methods/counting'
import { rulesForCase, type VoteWishes } from './opening-rules'
import { nameOf, tallyOf } from './vote-result'
import type { VoteOption } from './vote-rules'

const SNAPSHOT = { kind: 'snapshot', root: '0x', decimals: 0, symbol: 'V', source: 'By hand' } as const

function sentenceOf(wishes: VoteWishes, policy = POLICY_1_0): string {
	const rules = rulesForCase(wishes, policy)
	return rules.ok ? 'ok' : rules.refusal.sentence
}

describe('who votes is for the policy to say', () => {
	const allowing = (weights: readonly ('snapshot' | 'erc20votes')[]) => ({
		...POLICY_1_0,
		votes: { ...POLICY_1_0.votes, weights },
	})

	test.each([
		['left out', POLICY_1_0],
		['an empty list', allowing([])],
	])('%s: stewards alone', (_, policy) => {
		expect(sentenceOf({ weights: SNAPSHOT }, policy)).toMatch(/^Policy 1\.0 lets stewards alone vote;/)
		expect(sentenceOf({ weights: { kind: 'one_each' } }, policy)).toBe('ok')
	})

	test('what is listed, and nothing else', () => {
		expect(sentenceOf({ weights: SNAPSHOT }, allowing(['snapshot']))).toBe('ok')
		expect(sentenceOf({ weights: SNAPSHOT }, allowing(['erc20votes']))).toBe(
			'Policy 1.0 lets votes be weighed by erc20votes alone.',
		)
	})
})

describe('no method walks around the threshold of a rung', () => {
	const option = (key: string, rung: Rung, name = ''): VoteOption => ({ key, name, rung, parameters: {} })
	const none = option('none_of_it', 0)
	const out = option('out', 6)
	const DEMOTION = { targetType: 'Trial', reviewAfterDays: 90 }

	test.each([
		['optimistic', [out]],
		['ranked', [none, option('warning', 1), out]],
	] as const)('%s: refused, with the rung, its threshold and the methods left', (method, options) => {
		expect(sentenceOf({ method, options })).toBe(
			`Policy 1.0 asks at least two thirds for "Offboarding, may not rejoin", which ${method === 'ranked' ? 'a ranked' : 'an optimistic'} vote does not ask; leave it out, or vote by the ladder, on a single proposal or by approval.`,
		)
	})

	test('silence passes a warning and nothing harsher, unless the policy says how far it goes', () => {
		const limit = { method: 'optimistic', options: [{ ...option('demotion', 4), parameters: DEMOTION }] } as const
		expect(sentenceOf(limit)).toBe(
			'Policy 1.0 lets nothing harsher than "Warning" pass without objection; vote by the ladder, on a single proposal, by approval or by ranking.',
		)
		const upTo = (rung: Rung) => ({ ...POLICY_1_0, votes: { ...POLICY_1_0.votes, optimisticUpTo: rung } })
		expect(sentenceOf(limit, upTo(4))).toBe('ok')
		expect(sentenceOf(limit, upTo(3))).toContain('nothing harsher than "Key reduction"')
		expect(sentenceOf({ method: 'optimistic', options: [option('warning', 1)] }, upTo(0))).toContain('"Nothing"')
	})

	test('a rung that needs more than half may be put to any method', () => {
		expect(sentenceOf({ method: 'optimistic', options: [option('warning', 1)] })).toBe('ok')
		expect(sentenceOf({ method: 'ranked', options: [none, option('warning', 1)] })).toBe('ok')
	})

	test.each([
		['single', [out], { kind: 'stance', stance: 'for' }, { kind: 'stance', stance: 'against' }],
		['approval', [none, out], { kind: 'approved', options: ['out'] }, { kind: 'approved', options: [] }],
	] as const)('%s: four of seven do not reach two thirds, five do', (method, options, yes, no) => {
		const rules = rulesForCase({ method, options }, POLICY_1_0)
		if (!rules.ok) throw new Error(rules.refusal.sentence)
		const counted = (supporters: number) =>
			outcomeOf(
				tallyOf(
					Array.from({ length: 7 }, (_, voter) => ({ choice: voter < supporters ? yes : no, power: 1n })),
					rules.value,
				),
				7n,
				{ rules: rules.value, policy: POLICY_1_0 },
			)
		expect(counted(4)).toMatchObject({ outcome: 'rejected', rung: 0 })
		expect(counted(5)).toMatchObject({ outcome: 'adopted', rung: 6 })
	})
})

describe('an option is called what the policy calls it', () => {
	const LIMIT = { target: 5_800, reviewAfterDays: 90 }
	const option = (key: string, rung: Rung, name: string, parameters = {}): VoteOption => ({
		key,
		name,
		rung,
		parameters,
	})
	const none = option('none_of_it', 0, 'Nothing')

	test('its rung and what it sets come first, in what is shown and in what is signed', () => {
		const options = [
			none,
			option('a', 2, 'Key limit', LIMIT),
			option('b', 2, 'Soft', LIMIT),
			option('c', 6, 'A friendly reminder") or ("'),
		]
		const rules = rulesForCase({ method: 'approval', options }, POLICY_1_0)
		if (!rules.ok) throw new Error(rules.refusal.sentence)
		const names = [
			'Nothing',
			'Key limit (Target number of validators: 5800; Review after (days): 90)',
			'Key limit (Target number of validators: 5800; Review after (days): 90) ("Soft")',
			'Offboarding, may not rejoin ("A friendly reminder’) or (’")',
		]
		expect(rules.value.options.map(({ name }) => name)).toEqual(names)
		const ground = { rules: rules.value, policy: POLICY_1_0 }
		expect(describeChoice({ kind: 'approved', options: ['c'] }, ground)).toBe(`You approve: ${names[3]}.`)
		expect(nameOf({ outcome: 'adopted', rung: 6, option: 'c' }, ground)).toBe(names[3])
	})

	test('two that say the same are refused', () => {
		const twice = [none, option('a', 1, ''), option('b', 1, 'Warning')]
		expect(sentenceOf({ method: 'approval', options: twice })).toMatch(/^Two options say the same/)
	})

	test.each(['constructor', 'toString', 'valueOf', '__proto__'])('%s names no option', (key) => {
		const options = [none, option(key, 1, 'Warning')]
		expect(sentenceOf({ method: 'approval', options })).toMatch(/cannot name an option/)
	})
})
