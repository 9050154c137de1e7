import { expect, test } from 'vitest'
import { describeThreshold } from './threshold'

test.each([
	[{ numerator: 2_500, denominator: 10_000, rule: 'at_least' }, 'at least 25 %'],
	[{ numerator: 3_333, denominator: 10_000, rule: 'at_least' }, 'at least 33.33 %'],
	[{ numerator: 1, denominator: 2, rule: 'more_than' }, 'more than half'],
	[{ numerator: 3, denominator: 5, rule: 'at_least' }, 'at least 3/5'],
] as const)('a threshold reads as people say it: %j', (threshold, words) => {
	expect(describeThreshold(threshold)).toBe(words)
})
