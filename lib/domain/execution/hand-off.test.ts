import { describe, expect, test } from 'vitest'
import { days, hours, instant, plus } from '@/lib/domain/kernel/instant'
import {
	type AttemptOutcome,
	endAttempt,
	type HandOff,
	handOffState,
	handOver,
	hasPassed,
	nextActor,
	relaunch,
	type Venue,
} from './hand-off'

const AT = instant('2026-05-01T12:00:00Z')
const handing = (venue: Venue = 'aragon') => ({ venue, link: 'https://vote.example/196', handedAt: AT })
const WHAT = { purpose: 'apply', step: 'target_limit' } as const

function handed(venue: Venue = 'aragon'): HandOff {
	const step = handOver([], WHAT, handing(venue), AT)
	if (!step.ok) throw new Error(step.refusal.sentence)
	return step.value.state
}

function ended(outcome: Exclude<AttemptOutcome, 'relaunched'>, venue: Venue = 'aragon', after = days(6)): HandOff {
	const end = { outcome, endedAt: plus(AT, after), evidence: '0xab', note: '' }
	const step = endAttempt(handed(venue), end, plus(AT, after))
	if (!step.ok) throw new Error(step.refusal.sentence)
	return step.value.state
}

describe('every state of a hand-off, and every step', () => {
	const late = plus(AT, days(30))
	const again = { ...handing(), handedAt: plus(AT, days(7)) }
	const end = { outcome: 'passed', endedAt: late, evidence: '0xab', note: '' } as const
	const code = (result: ReturnType<typeof relaunch>) =>
		result.ok ? handOffState(result.value.state) : result.refusal.code

	test.each([
		['open', handed(), 'passed', 'relaunched'],
		['passed', ended('passed'), 'attempt_ended', 'already_passed'],
		['quorum not met', ended('quorum_not_met'), 'attempt_ended', 'relaunched'],
		['rejected', ended('rejected'), 'attempt_ended', 'relaunched'],
	])('%s', (_state, handOff, whenEnded, whenRelaunched) => {
		expect(code(endAttempt(handOff, end, late))).toBe(whenEnded)
		expect(code(relaunch(handOff, again, late))).toBe(whenRelaunched)
		expect(code(handOver([handOff], WHAT, handing(), late))).toBe('handed_over_before')
	})

	test('an open try that is put up again ends as relaunched; one that had failed keeps how it failed', () => {
		const outcomes = (handOff: HandOff) => {
			const step = relaunch(handOff, again, late)
			return step.ok ? step.value.state.attempts.map(({ outcome, former }) => [outcome, former]) : []
		}
		expect(outcomes(handed())).toEqual([
			['relaunched', null],
			[null, 1],
		])
		expect(outcomes(ended('quorum_not_met'))).toEqual([
			['quorum_not_met', null],
			[null, 1],
		])
	})

	test('times that cannot be are refused', () => {
		const early = { ...handing(), handedAt: plus(AT, hours(-1)) }
		expect(code(handOver([], WHAT, again, AT))).toBe('handed_in_the_future')
		expect(code(endAttempt(handed(), end, AT))).toBe('ended_in_the_future')
		expect(code(endAttempt(handed(), { ...end, endedAt: plus(AT, hours(-1)) }, late))).toBe('ended_before_start')
		expect(code(relaunch(handed(), early, late))).toBe('relaunched_too_early')
		expect(code(relaunch(handed(), again, AT))).toBe('handed_in_the_future')
	})

	test('only what passed for this purpose counts as passed', () => {
		expect(hasPassed([ended('passed')], 'apply', 'target_limit')).toBe(true)
		expect(hasPassed([ended('passed')], 'undo', 'target_limit')).toBe(false)
		expect(hasPassed([ended('rejected')], 'apply', 'target_limit')).toBe(false)
		expect(hasPassed([handed()], 'apply', 'target_limit')).toBe(false)
	})
})

test.each<[string, HandOff, number, RegExp, number | null]>([
	['a new Aragon vote', handed(), 1, /vote, yes or no/, 72],
	['its objection phase', handed(), 80, /may still object/, 120],
	['a vote that is over', handed(), 121, /executes the vote.*records/, null],
	['a vote that passed: the veto', ended('passed'), 145, /may veto/, 144 + 72],
	['a vote that passed: the last day', ended('passed'), 144 + 73, /waits a day/, 144 + 96],
	['a vote that was let through', ended('passed'), 144 + 97, /brings the measure into force/, null],
	['a motion', handed('easy_track'), 71, /may object to the motion/, 72],
	['a motion whose time is over', handed('easy_track'), 73, /enacts the motion/, null],
	['a Snapshot vote', handed('snapshot'), 24, /on Snapshot/, 168],
	['a committee', handed('committee'), 24, /committee acts/, null],
	['a quorum that was missed', ended('quorum_not_met'), 150, /puts it up again/, null],
	['a rejection', ended('rejected'), 150, /stewards decide/, null],
])('next after %s', (_what, handOff, atHours, sentence, untilHours) => {
	const next = nextActor(handOff, plus(AT, hours(atHours)))
	expect(next.inWords).toMatch(sentence)
	expect(next.until).toBe(untilHours === null ? null : plus(AT, hours(untilHours)))
})
