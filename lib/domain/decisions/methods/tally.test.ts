import { describe, expect, test } from 'vitest'
import { reaches } from './tally'

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
