import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lanesOf } from './place-flags'
import { axisFor, durationTicks, percent, shareOf } from './scale'

const HOUR = 3_600_000

describe('a scale', () => {
	test('places a value between the two ends', () => {
		expect(shareOf(15, [10, 20])).toBe(0.5)
		expect(shareOf(30, [10, 20])).toBe(1)
		expect(shareOf(10, [10, 10])).toBe(0)
		expect(percent(1 / 3)).toBe('33.333%')
	})

	test('marks round lengths of time', () => {
		expect(durationTicks(100 * 60_000, 3)).toEqual([0, HOUR])
		expect(durationTicks(7 * HOUR, 4)).toEqual([0, 2 * HOUR, 4 * HOUR, 6 * HOUR])
	})

	test('never marks more steps than it was asked for, however long the time', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 10 ** 13 }), fc.integer({ min: 2, max: 8 }), (length, most) => {
				const ticks = durationTicks(length, most)
				expect(ticks.length).toBeLessThanOrEqual(most + 1)
				expect(ticks.at(-1)).toBeLessThanOrEqual(length)
			}),
		)
	})

	test('gives an axis round ends that hold every value and zero', () => {
		expect(axisFor([13.4, 28.8], 4)).toEqual({ ends: [0, 30], ticks: [0, 10, 20, 30] })
		expect(axisFor([0], 4).ends).toEqual([0, 1])
		expect(axisFor([-2, 3], 4).ends[0]).toBeLessThanOrEqual(-2)
	})
})

describe('names on poles', () => {
	const flag = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), width: fc.integer({ min: 20, max: 120 }) })

	test('fly side by side where there is room, and above each other where there is none', () => {
		expect(
			lanesOf(
				[
					{ at: 0, width: 50 },
					{ at: 0.5, width: 50 },
				],
				210,
			),
		).toEqual([0, 0])
		expect(
			lanesOf(
				[
					{ at: 0, width: 50 },
					{ at: 0.1, width: 50 },
				],
				210,
			),
		).toEqual([1, 0])
	})

	test('never cover each other, and no pole cuts a name, on the narrowest axis or a wider one', () => {
		fc.assert(
			fc.property(
				fc.array(flag, { minLength: 1, maxLength: 25 }),
				fc.integer({ min: 210, max: 1000 }),
				(some, width) => {
					const flags = some.sort((left, right) => left.at - right.at)
					const lanes = lanesOf(flags)
					flags.forEach((left, index) => {
						flags.slice(index + 1).forEach((right, offset) => {
							const isUnderneath = right.at * width < left.at * width + left.width
							// The pole on the right stays below a name that it stands under.
							if (isUnderneath) expect(lanes[index + 1 + offset]).toBeLessThan(lanes[index] ?? 0)
						})
					})
				},
			),
		)
	})
})
