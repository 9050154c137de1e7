import { expect, test } from 'vitest'
import { hours, instant, plus } from '@/lib/domain/kernel/instant'
import { hoursEarly } from './early-count'

const OPENS = instant('2026-05-14T10:00:00Z')
const hoursOn = (count: number) => plus(OPENS, hours(count))
const VOTE = {
	state: 'tallied',
	opensAt: OPENS,
	closesAt: hoursOn(100),
	extendedAt: null,
	countBegunAt: null,
	rules: { objectionHours: 0, extensionHours: 24 },
} as const

test.each<[string, Partial<Parameters<typeof hoursEarly>[0]>, number | null]>([
	['counted early', {}, 20],
	['counted a little early', { closesAt: hoursOn(119.5) }, 0],
	['counted at its time', { closesAt: hoursOn(120) }, null],
	['extended and counted early', { closesAt: hoursOn(121), extendedAt: hoursOn(119) }, 23],
	['extended and counted at its time', { closesAt: hoursOn(144), extendedAt: hoursOn(119) }, null],
	[
		'with objections, counted as they began',
		{ closesAt: hoursOn(120), rules: { ...VOTE.rules, objectionHours: 48 } },
		48,
	],
	['counted in steps, begun early and over after its time', { closesAt: hoursOn(120), countBegunAt: hoursOn(100) }, 20],
	['counted in steps, begun at its time', { closesAt: hoursOn(120), countBegunAt: hoursOn(120) }, null],
	['still open', { state: 'open' }, null],
])('a vote of 120 hours, %s', (_name, change, expected) => {
	expect(hoursEarly({ ...VOTE, ...change }, 120)).toBe(expected)
})
