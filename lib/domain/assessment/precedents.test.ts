import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rung } from '@/lib/domain/policy/policy'
import { RUNGS } from '@/lib/domain/policy/policy'
import { COMPARABLE, expectationFrom, isOutsidePrecedent } from './precedents'

const near = (...cases: readonly (readonly [number, Rung])[]) => cases.map(([distance, rung]) => ({ distance, rung }))

test('too few comparable cases expect nothing, and nothing departs from them', () => {
	expect(expectationFrom(near([1, 6], [100, 6]))).toBeNull()
	expect(expectationFrom(near([1, 6], [100, 6], [COMPARABLE.within + 1, 6]))).toBeNull()
	expect(isOutsidePrecedent(null, 6)).toBe(false)
})

test('one case that was graded alike is enough, and what else is near does not speak with it', () => {
	const one = expectationFrom(near([0, 6], [100, 1]))
	expect(one).toEqual({ median: 6, hundredths: 600, cases: 1, alike: { median: 6, cases: 1 } })
	expect(RUNGS.filter((rung) => isOutsidePrecedent(one, rung))).toEqual([0, 1, 2, 3, 4])
	expect(expectationFrom(near([0, 1], [0, 4]))).toMatchObject({ median: 1, cases: 2, alike: { median: 1, cases: 2 } })
})

test('a decision may leave what was graded alike though it keeps to the middle of all comparable cases', () => {
	const mixed = expectationFrom(near([0, 6], [100, 1], [200, 1], [300, 1]))
	expect(mixed).toMatchObject({ median: 1, cases: 4, alike: { median: 6, cases: 1 } })
	expect(isOutsidePrecedent(mixed, 1)).toBe(true)
	expect(isOutsidePrecedent(expectationFrom(near([50, 6], [100, 1], [200, 1], [300, 1])), 1)).toBe(false)
})

test('the nearest nine within the distance are asked; on an even split the milder rung is expected', () => {
	expect(expectationFrom(near([0, 1], [0, 2], [0, 3], [0, 4]))).toMatchObject({ median: 2, cases: 4 })
	const ten = Array.from({ length: 9 }, () => ({ distance: 10, rung: 1 as Rung })).concat({ distance: 11, rung: 6 })
	expect(expectationFrom(ten)).toMatchObject({ median: 1, hundredths: 100, cases: 9 })
})

test('nearer cases weigh more in what is drawn', () => {
	const drawn = expectationFrom(near([0, 1], [1_000, 3], [2_000, 3]))
	expect(drawn).toEqual({
		median: 3,
		hundredths: Math.round((2_001 * 100 + 1_001 * 300 + 1 * 300) / 3_003),
		cases: 3,
		alike: { median: 1, cases: 1 },
	})
})

test('two rungs off the median is a departure, one is not', () => {
	const expectation = expectationFrom(near([0, 2], [0, 2], [0, 2]))
	expect(RUNGS.filter((rung) => isOutsidePrecedent(expectation, rung))).toEqual([0, 4, 5, 6])
})

test('what is drawn lies between the mildest and the harshest of the cases', () => {
	const aCase = fc.record({ distance: fc.integer({ min: 0, max: 2_000 }), rung: fc.constantFrom(...RUNGS) })
	fc.assert(
		fc.property(fc.array(aCase, { minLength: 3, maxLength: 9 }), (cases) => {
			const drawn = expectationFrom(cases)
			const rungs = cases.map(({ rung }) => rung * 100)
			return drawn !== null && drawn.hundredths >= Math.min(...rungs) && drawn.hundredths <= Math.max(...rungs)
		}),
	)
})
