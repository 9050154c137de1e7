import { describe, expect, test } from 'vitest'
import { hours, instant, plus } from '@/lib/domain/kernel/instant'
import { ANY_SIZE, type Panel } from './panel'
import { closeRound, openSecondRound, type RoundCounts } from './panel-rounds'

const AT = instant('2026-05-14T10:00:00Z')
const FIRST: Panel = {
	kind: 'stewards',
	round: 1,
	state: 'open',
	revisionHash: 'a'.repeat(64),
	opensAt: AT,
	closesAt: plus(AT, hours(72)),
	...ANY_SIZE,
	isExtended: false,
}
const CLOSED: Panel = { ...FIRST, state: 'closed' }

const of7 = (ratings: number): RoundCounts => ({ ratings, mayRate: 7, inThisRound: ratings })
const hoursOn = (count: number) => plus(AT, hours(count))
const told = (result: ReturnType<typeof closeRound>) => (result.ok ? 'ok' : result.refusal.code)
const sentence = (result: ReturnType<typeof closeRound>) => (result.ok ? '' : result.refusal.sentence)

describe('a round', () => {
	test('closes at its time, or earlier once somebody has rated', () => {
		expect(told(closeRound(FIRST, of7(0), undefined, AT))).toBe('no_ratings')
		expect(told(closeRound(FIRST, of7(1), undefined, AT))).toBe('ok')
		expect(told(closeRound(FIRST, of7(0), undefined, FIRST.closesAt))).toBe('ok')
		expect(told(closeRound(CLOSED, of7(1), undefined, AT))).toBe('round_closed')
	})

	test('is followed by one more at most, and only where somebody rated', () => {
		const until = hoursOn(48)
		const second = (first: Panel, ratings: number) => openSecondRound(first, ratings, FIRST.revisionHash, until, AT)
		expect(told(second(FIRST, 3))).toBe('round_open')
		expect(told(second(CLOSED, 0))).toBe('no_ratings')
		expect(told(second(CLOSED, 3))).toBe('ok')
		expect(told(second({ ...CLOSED, round: 2 }, 3))).toBe('no_more_rounds')
	})

	test.each([
		['early', 11.5, { isEarly: true, hoursEarly: 60 }],
		['a moment before its time', 71.999, { isEarly: true, hoursEarly: 0 }],
		['at its time', 72, { isEarly: false, hoursEarly: 0 }],
		['after its time', 90, { isEarly: false, hoursEarly: 0 }],
	])('closed %s says so, with who had rated', (_when, open, said) => {
		const closed = closeRound(FIRST, of7(4), undefined, hoursOn(open))
		const facts = { panel: 'stewards', round: 1, ratings: 4, mayRate: 7, inThisRound: 4, ...said }
		expect(closed.ok && closed.value.events).toEqual([{ type: 'panel.round_closed', facts }])
	})
})

describe('a policy that asks for three ratings and a day', () => {
	const least = { leastRatings: 3, leastHours: 24 }

	test('keeps a round open until both are there', () => {
		expect(told(closeRound(FIRST, of7(2), least, hoursOn(30)))).toBe('panel_too_small')
		expect(told(closeRound(FIRST, of7(7), least, hoursOn(23.9)))).toBe('round_too_short')
		expect(told(closeRound(FIRST, of7(3), least, hoursOn(24)))).toBe('ok')
	})

	test('says what is missing, in figures', () => {
		expect(sentence(closeRound(FIRST, of7(2), least, hoursOn(30)))).toContain('2 of 3 have rated; the policy asks')
		expect(sentence(closeRound(FIRST, of7(7), least, hoursOn(3.5)))).toContain('open for 3 of the 24 hours')
	})

	test('lets a round end at its time with less', () => {
		expect(told(closeRound(FIRST, of7(0), least, FIRST.closesAt))).toBe('ok')
		const short: Panel = { ...FIRST, closesAt: hoursOn(12) }
		expect(told(closeRound(short, of7(1), least, hoursOn(12)))).toBe('ok')
	})

	test('asks for the larger panel where an appeal made it larger, and for its own where that is more', () => {
		const [four, two] = [4, 2].map((leastRatings): Panel => ({ ...FIRST, leastRatings }))
		if (!four || !two) throw new Error('There are two panels')
		expect(sentence(closeRound(four, of7(3), least, hoursOn(30)))).toContain('3 of 4 have rated; after an appeal')
		expect(sentence(closeRound(two, of7(2), least, hoursOn(30)))).toContain('2 of 3 have rated; the policy')
		expect(told(closeRound(four, of7(4), least, hoursOn(30)))).toBe('ok')
	})
})

describe('a panel after an appeal', () => {
	const larger: Panel = { ...FIRST, leastRatings: 3 }

	test('is not closed early before enough have rated', () => {
		expect(told(closeRound(larger, of7(2), undefined, hoursOn(1)))).toBe('panel_too_small')
		const full = closeRound(larger, of7(3), undefined, hoursOn(1))
		expect(full.ok && full.value.state.state).toBe('closed')
	})

	test('is given its time once more when it runs out too early, and then ends', () => {
		const first = closeRound(larger, of7(2), undefined, hoursOn(72))
		if (!first.ok) throw new Error(first.refusal.sentence)
		expect(first.value.state).toMatchObject({ state: 'open', isExtended: true, closesAt: hoursOn(144) })
		expect(first.value.events[0]?.type).toBe('panel.round_extended')
		const second = closeRound(first.value.state, of7(2), undefined, hoursOn(144))
		expect(second.ok && second.value.state.state).toBe('closed')
	})
})
