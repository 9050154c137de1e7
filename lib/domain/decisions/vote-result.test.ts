import { describe, expect, test } from 'vitest'
import { GROUND, rung } from '@/lib/testing/open-vote'
import { resultOf } from './vote-result'

describe('the result', () => {
	const limit = (target: number, conflict: 'none' | 'invested_in' = 'none') =>
		({ choice: rung(2), power: 1n, parameters: { target, reviewAfterDays: 90 }, conflict }) as const
	const nothing = { choice: rung(0), power: 1n, parameters: {}, conflict: 'none' } as const

	test('settles numbers by the median of those who support the decided rung', () => {
		const result = resultOf([limit(5_000), limit(5_800), limit(9_000), nothing], 7n, GROUND)
		expect(result).toMatchObject({ rung: 2, outcome: 'adopted', parameters: { target: 5_800, reviewAfterDays: 90 } })
	})

	test('is also given without ballots of voters with a conflict', () => {
		const result = resultOf([limit(1), limit(2, 'invested_in'), nothing], 3n, GROUND)
		expect(result.rung).toBe(2)
		expect(result.withoutConflicted).toEqual({ rung: 0, outcome: 'adopted', option: null })
	})
})
