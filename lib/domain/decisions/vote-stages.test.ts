import { describe, expect, it } from 'vitest'
import { nextInVote, voteStages } from './vote-stages'

const OPEN = {
	state: 'open',
	rules: { method: 'ladder', isSealed: false, objectionHours: 48 },
	opensAt: '2026-05-01T10:00:00Z',
	mainClosesAt: '2026-05-04T10:00:00Z',
	closesAt: '2026-05-06T10:00:00Z',
	extendedAt: null,
	talliedAt: null,
	hoursEarly: null,
	roll: { recused: [] },
	outcome: null,
} as const
const COUNTED = { ...OPEN, state: 'tallied', talliedAt: '2026-05-06T10:00:00Z', outcome: 'adopted' } as const

const progress = (vote: Parameters<typeof voteStages>[0], now: string) =>
	voteStages(vote, now).map(({ key, progress }) => `${key} ${progress}`)

describe('the stages of a vote', () => {
	it.each([
		['2026-05-02T10:00:00Z', ['main current', 'objection ahead', 'count ahead']],
		['2026-05-04T10:00:00Z', ['main done', 'objection current', 'count ahead']],
		['2026-05-06T10:00:00Z', ['main done', 'objection done', 'count current']],
	])('at %s', (now, expected) => expect(progress(OPEN, now)).toEqual(expected))

	it('are all behind once the vote is counted, however early', () => {
		expect(progress(COUNTED, '2026-05-02T10:00:00Z')).toEqual(['main done', 'objection done', 'count done'])
	})

	it('come to the count as soon as it goes on, however early, and nobody acts meanwhile', () => {
		const counting = { ...OPEN, state: 'counting' } as const
		expect(progress(counting, '2026-05-02T10:00:00Z')).toEqual(['main done', 'objection done', 'count current'])
		expect(nextInVote(counting, '2026-05-02T10:00:00Z', String)).toContain('Nobody has to act')
	})

	it('leave the objection phase out where none follows', () => {
		expect(progress({ ...OPEN, closesAt: OPEN.mainClosesAt }, '2026-05-02T10:00:00Z')).toEqual([
			'main current',
			'count ahead',
		])
	})

	it('say that ballots are sealed only while they are', () => {
		const rules = { method: 'single', isSealed: true, objectionHours: 0 } as const
		const mainOf = (vote: Parameters<typeof voteStages>[0]) => voteStages(vote, '2026-05-02T10:00:00Z')[0]?.words
		expect(mainOf({ ...OPEN, rules })).toContain('Ballots are sealed')
		expect(mainOf({ ...COUNTED, rules })).not.toContain('Ballots are sealed')
	})

	it('say how early the vote was counted, and why nobody had to be waited for', () => {
		const countOf = (more: Partial<Parameters<typeof voteStages>[0]>) =>
			voteStages({ ...COUNTED, ...more }, '2026-05-07T10:00:00Z').at(-1)?.words
		expect(countOf({})).toMatch(/^The count is final/)
		expect(countOf({ hoursEarly: 20 })).toMatch(/^Counted 20 hours before its time, because nothing was leading/)
		const rules = { ...OPEN.rules, objectionHours: 0 }
		expect(countOf({ rules, hoursEarly: 1 })).toMatch(
			/^Counted 1 hour before its time, because everyone on the roll had voted\. The count/,
		)
		expect(countOf({ rules, hoursEarly: 0, roll: { recused: [{}] }, outcome: 'quorum_not_met' })).toMatch(
			/^Counted less than an hour before its time, because everyone on the roll who had not recused had voted\. The quorum/,
		)
	})

	it('say who acts next and by when', () => {
		const said = (vote: Parameters<typeof voteStages>[0], now: string) =>
			nextInVote(vote, now, (iso) => iso.slice(0, 10))
		expect(said(OPEN, '2026-05-02T10:00:00Z')).toBe('Voters on the roll cast their ballots by 2026-05-04.')
		expect(said(OPEN, '2026-05-05T10:00:00Z')).toBe('Voters on the roll may object to what leads until 2026-05-06.')
		expect(said(OPEN, '2026-05-07T10:00:00Z')).toContain('counts next')
		expect(said({ ...COUNTED, outcome: 'quorum_not_met' }, '2026-05-07T10:00:00Z')).toContain('a new vote')
	})
})
