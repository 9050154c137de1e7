import { describe, expect, test } from 'vitest'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { hours, instant, plus } from '@/lib/domain/kernel/instant'
import { ANY_SIZE, largerPanel, maySeeRatings, type Panel, recuseFromPanel, type Seat, submitRating } from './panel'
import { FACTOR_KEYS } from './rubric'
import { RUBRIC_1_0 } from './rubric-1.0'

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
const SECOND: Panel = { ...FIRST, round: 2 }
const CLOSED: Panel = { ...FIRST, state: 'closed' }
const SEAT: Seat = { raterId: 'rater' as PersonId, isRecused: false, hasRated: false, sequence: 0 }
const grades = Object.fromEntries(
	RUBRIC_1_0.factors.map(({ key, grades: steps }) => [
		key,
		{ grade: steps[0]?.letter ?? 'X', rationale: 'As the timeline shows.', facts: [] },
	]),
)
const RATING = { grades, conflict: 'none' as const, revisionHash: FIRST.revisionHash }
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
	result.ok ? 'ok' : result.refusal.code

describe('a rating', () => {
	test.each<[string, Panel, Partial<Seat>, string]>([
		['in the first round', FIRST, {}, 'ok'],
		['in place of an earlier one', FIRST, { hasRated: true, sequence: 1 }, 'ok'],
		['after the round was closed', CLOSED, {}, 'round_closed'],
		['after its time', { ...FIRST, closesAt: AT }, {}, 'round_closed'],
		['of someone who has recused', FIRST, { isRecused: true, sequence: 1 }, 'recused'],
		['revised in the second round', SECOND, { hasRated: true, sequence: 1 }, 'ok'],
		['of someone new in the second round', SECOND, {}, 'not_in_first_round'],
		['in the second round of someone who recused in the first', SECOND, { isRecused: true, sequence: 1 }, 'recused'],
	])('%s', (_, panel, seat, code) => {
		expect(codeOf(submitRating(panel, { ...SEAT, ...seat }, RATING, RUBRIC_1_0, AT))).toBe(code)
		const recusal = recuseFromPanel(panel, { ...SEAT, ...seat }, { conflict: 'invested_in', note: '' }, AT)
		expect(codeOf(recusal)).toBe(code)
	})

	test('on another revision, or without a factor, is refused', () => {
		const other = { ...RATING, revisionHash: 'b'.repeat(64) }
		expect(codeOf(submitRating(FIRST, SEAT, other, RUBRIC_1_0, AT))).toBe('wrong_revision')
		const partly = { ...RATING, grades: Object.fromEntries(Object.entries(grades).slice(1)) }
		expect(codeOf(submitRating(FIRST, SEAT, partly, RUBRIC_1_0, AT))).not.toBe('ok')
		expect(FACTOR_KEYS).toHaveLength(12)
	})

	test('is numbered after the rater’s last one', () => {
		const result = submitRating(SECOND, { ...SEAT, hasRated: true, sequence: 3 }, RATING, RUBRIC_1_0, AT)
		expect(result.ok && result.value.state.sequence).toBe(4)
	})
})

describe('what a round shows', () => {
	test('is blind until it closes', () => {
		expect([maySeeRatings(FIRST, [FIRST]), maySeeRatings(CLOSED, [CLOSED])]).toEqual([false, true])
	})

	test('stays blind while the other panel rates for the first time, and not while it revises', () => {
		expect(maySeeRatings(CLOSED, [CLOSED, FIRST])).toBe(false)
		expect(maySeeRatings(CLOSED, [CLOSED, CLOSED, SECOND])).toBe(true)
	})

	test('a recusal names its conflict', () => {
		expect(codeOf(recuseFromPanel(FIRST, SEAT, { conflict: 'none', note: '' }, AT))).toBe('conflict_missing')
	})
})

describe('a panel after an appeal', () => {
	test('has one member more than before, and says so where nobody is left', () => {
		expect(largerPanel(2, 5)).toEqual({ leastRatings: 3, sizeNote: '' })
		expect(largerPanel(2, 3)).toEqual({ leastRatings: 3, sizeNote: '' })
		const small = largerPanel(7, 6)
		expect(small.leastRatings).toBe(6)
		expect(small.sizeNote).toContain('7 rated before the appeal and 6 may rate now')
	})
})
