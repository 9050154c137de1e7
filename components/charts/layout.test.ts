import { describe, expect, test } from 'vitest'
import { depthOf, dotsOf, type FactorColumn, groupsOf, MOST_DOTS, ratersPerDot } from './factor-columns'
import { layOutImpact } from './impact'
import { layOutStanding } from './standing'
import { layOutTimeline, timelineInWords } from './timeline'

const HOUR = 3_600_000
const mark = (kind: string, hour: number) => ({ kind, label: kind, at: hour * HOUR })

describe('the timeline', () => {
	test('is to scale, and knows the silence', () => {
		const layout = layOutTimeline([mark('disclosed', 20), mark('started', 0), mark('detected', 5)])
		expect(layout?.marks.map(({ share }) => share)).toEqual([0, 0.25, 1])
		expect(layout?.silence).toEqual({ from: 0, to: 5 * HOUR })
	})

	test('has no silence where the detection came first, and no picture without a length', () => {
		expect(layOutTimeline([mark('detected', 0), mark('started', 5)])?.silence).toBeNull()
		expect(layOutTimeline([mark('started', 5), mark('detected', 5)])).toBeNull()
		expect(layOutTimeline([])).toBeNull()
	})

	test('says how many marks it cannot name', () => {
		const layout = layOutTimeline([...Array.from({ length: 20 }, () => mark('escalated', 0)), mark('disclosed', 9)])
		expect(layout?.lanes).toBe(12)
		expect(layout && timelineInWords(layout)).toContain('8 marks stand on the axis without a name')
	})
})

describe('the impact', () => {
	test('places figures and ranges on one axis from zero', () => {
		const version = { id: '1', kind: 'estimate', asOf: null } as const
		const { axis, rows } = layOutImpact([
			{ ...version, lossGwei: '15000000000', lowGwei: null, highGwei: '30000000000' },
			{ ...version, lossGwei: '6000000000', lowGwei: null, highGwei: null },
		])
		expect(axis.ends).toEqual([0, 30])
		expect(rows.map(({ at, range }) => [at, range])).toEqual([
			[0.5, [0.5, 1]],
			[0.2, null],
		])
	})
})

describe('the standing', () => {
	test('holds each level up to the next step, and the last one up to now', () => {
		const step = (from: string, level: number) => ({ from, level, name: '' })
		const { treads } = layOutStanding(
			[step('2026-01-01T00:00:00Z', 1), step('2026-01-03T00:00:00Z', 2)],
			'2026-01-05T00:00:00Z',
		)
		expect(treads).toEqual([
			{ from: 0, to: 0.5, level: 1 },
			{ from: 0.5, to: 1, level: 2 },
		])
	})
})

describe('the factor strip', () => {
	const column = (group: string, count: number): FactorColumn => ({
		key: 'INT',
		name: 'Intent',
		group,
		letters: ['N', 'R', 'M'],
		panels: [{ kind: 'peers', median: 'N', counts: [{ letter: 'N', count }], agreementBasisPoints: null }],
	})

	test('puts the gravest grade on top and what nobody could judge off the scale', () => {
		expect(['M', 'R', 'N', 'X'].map((letter) => depthOf(['N', 'R', 'M'], letter))).toEqual([0, 0.5, 1, null])
	})

	test('keeps each panel on its side, with no dot upon another', () => {
		const left = dotsOf(7, 'left')
		expect(left.every(({ x }) => x < 0)).toBe(true)
		expect(dotsOf(7, 'right').every(({ x }) => x > 0)).toBe(true)
		expect(new Set(left.map(({ x, y }) => `${x},${y}`)).size).toBe(7)
	})

	test('lets a dot stand for several raters where many gave one grade', () => {
		expect(ratersPerDot([column('a', MOST_DOTS)])).toBe(1)
		expect(ratersPerDot([column('a', MOST_DOTS + 1)])).toBe(2)
	})

	test('names a group where it begins', () => {
		expect(groupsOf([column('a', 1), column('a', 1), column('b', 1)])).toEqual([
			{ name: 'a', from: 0 },
			{ name: 'b', from: 2 },
		])
	})
})
