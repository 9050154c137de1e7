import { describe, expect, test } from 'vitest'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { rulesForCase, type VoteWishes } from './opening-rules'

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
