import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf, factorAgreement, krippendorffAlpha, type Units } from './agreement'

// Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: 4 observers, 12 units, missing data.
const OBSERVERS = [
	[1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
	[1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
	[null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
	[1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
]
const PUBLISHED: Units = Array.from({ length: 12 }, (_, unit) => OBSERVERS.flatMap((observer) => observer[unit] ?? []))

// The same text, example A: 2 observers, 10 units, binary data.
const BINARY: Units = [
	[0, 1],
	[1, 1],
	[0, 1],
	[0, 0],
	[0, 0],
	[0, 1],
	[0, 0],
	[0, 0],
	[1, 0],
	[0, 0],
]

describe("Krippendorff's alpha", () => {
	test.each([
		['nominal', 0.743],
		['ordinal', 0.815],
		['interval', 0.849],
	] as const)('equals the published %s value of example C', (metric, published) => {
		expect(krippendorffAlpha(PUBLISHED, metric)).toBeCloseTo(published, 3)
	})

	test('equals the published value of example A', () => {
		expect(krippendorffAlpha(BINARY, 'nominal')).toBeCloseTo(0.095, 3)
	})

	test('is not defined without variation, and not for single ratings', () => {
		expect(
			agreementOf(
				[
					[1, 1],
					[1, 1, 1],
				],
				1,
			),
		).toEqual({ kind: 'no_variation' })
		expect(agreementOf([[1], [], [2]], 1)).toEqual({ kind: 'too_few' })
	})

	test('is 1 exactly when raters always agree and values vary', () => {
		expect(
			krippendorffAlpha(
				[
					[0, 0],
					[3, 3, 3],
				],
				'ordinal',
			),
		).toBe(1)
	})

	test('never exceeds 1 and does not care about the order of raters', () => {
		const units = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6 }), { maxLength: 12 })
		fc.assert(
			fc.property(units, (values) => {
				const alpha = krippendorffAlpha(values, 'ordinal')
				if (alpha === null) return
				expect(alpha).toBeLessThanOrEqual(1)
				expect(
					krippendorffAlpha(
						values.map((unit) => [...unit].reverse()),
						'ordinal',
					),
				).toBeCloseTo(alpha, 10)
			}),
		)
	})

	test('has an interval that is the same for everyone who uses the same seed', () => {
		const first = agreementOf(PUBLISHED, 42)
		expect(agreementOf(PUBLISHED, 42)).toEqual(first)
		if (first.kind !== 'alpha') throw new Error('alpha expected')
		expect(first.low).toBeLessThan(first.alpha)
		expect(first.high).toBeLessThanOrEqual(1)
	})
})

describe('agreement on one factor', () => {
	test.each([
		[[2, 2, 2], 3, 10_000],
		[[0, 3], 3, 0],
		[[1], 3, null],
		[[0, 1, 1], 3, 6_667],
	])('%o over %s steps is %s', (values, steps, expected) => {
		expect(factorAgreement(values, steps)).toBe(expected)
	})
})
