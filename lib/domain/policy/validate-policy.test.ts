import { describe, expect, test } from 'vitest'
import type { LadderRung, Policy } from './policy'
import { POLICY_1_0 } from './policy-1.0'
import { validatePolicy } from './validate-policy'

function withRung(rung: number, change: Partial<LadderRung>): Policy {
	return {
		...POLICY_1_0,
		ladder: POLICY_1_0.ladder.map((step) => (step.rung === rung ? { ...step, ...change } : step)),
	}
}

describe('a policy', () => {
	test('that is in force has nothing wrong', () => {
		expect(validatePolicy(POLICY_1_0)).toEqual([])
	})

	test('whose thresholds fall with severity is refused', () => {
		const falling = withRung(6, { threshold: { numerator: 1, denominator: 2, rule: 'more_than' } })
		expect(validatePolicy(falling).join(' ')).toContain('thresholds may not fall with severity')
	})

	test('that half of the power could decide is refused', () => {
		const half = withRung(1, { threshold: { numerator: 1, denominator: 2, rule: 'at_least' } })
		expect(validatePolicy(half).join(' ')).toContain('ask for more than half')
	})

	test('with a missing rung, a window of nothing or a single vote is refused', () => {
		expect(validatePolicy({ ...POLICY_1_0, ladder: POLICY_1_0.ladder.slice(1) })).toHaveLength(1)
		expect(validatePolicy({ ...POLICY_1_0, windows: { ...POLICY_1_0.windows, voteHours: 0 } })).toHaveLength(2)
		expect(validatePolicy({ ...POLICY_1_0, mostVoteAttempts: 1 })).toHaveLength(1)
	})
})
