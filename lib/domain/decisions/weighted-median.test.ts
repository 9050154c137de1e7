import { expect, test } from 'vitest'
import { weightedMedian } from './weighted-median'

test.each([
	[
		[
			{ value: 10, power: 1n },
			{ value: 20, power: 1n },
		],
		10,
	],
	[
		[
			{ value: 10, power: 1n },
			{ value: 20, power: 2n },
		],
		20,
	],
	[
		[
			{ value: 5_800, power: 3n },
			{ value: 0, power: 1n },
			{ value: 9_000, power: 1n },
		],
		5_800,
	],
	[[], null],
	[[{ value: 7, power: 0n }], null],
])('the weighted median of %o is %s', (values, expected) => {
	expect(weightedMedian(values)).toBe(expected)
})
