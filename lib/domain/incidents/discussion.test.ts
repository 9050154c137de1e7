import { describe, expect, test } from 'vitest'
import { hours, instant, minus } from '@/lib/domain/kernel/instant'
import {
	addRemark,
	type CommentTarget,
	type DiscussionFacts,
	isFrozen,
	readTarget,
	sectionOf,
	type Thread,
	type Threaded,
	targetText,
	threadsOf,
} from './discussion'
import { INCIDENT_STATES, type IncidentState } from './incident'
import type { TimelineRow } from './report'

const AT = instant('2026-05-14T10:00:00Z')
const ROW = { id: '00000000-0000-4000-8000-000000000001' } as TimelineRow
const WHOLE: CommentTarget = { kind: 'case' }
const STAGE = { treatment: 1, votesClosed: 1 }
const facts: DiscussionFacts = {
	state: 'deliberating',
	stage: STAGE,
	report: { timeline: [ROW] },
	hidden: [],
	voteClosesAt: null,
	voteClosedAt: null,
}
const said = (target: CommentTarget, given: Partial<DiscussionFacts> = {}) => {
	const result = addRemark({ target, answers: null }, { ...facts, ...given }, AT)
	return result.ok ? targetText(result.value) : result.refusal.code
}

describe('a remark', () => {
	test('is taken from filing until the vote is counted', () => {
		const open: readonly IncidentState[] = INCIDENT_STATES.filter((state) => said(WHOLE, { state }) === 'case')
		expect(open).toEqual(['filed', 'assessing', 'deliberating', 'voting'])
	})

	test('is refused with the day on which the vote closed, until the case is voted on or treated again', () => {
		const voteClosedAt = minus(AT, hours(24))
		for (const state of ['tallied', 'decided', 'enforcing'] as const) {
			expect(addRemark({ target: WHOLE, answers: null }, { ...facts, state, voteClosedAt }, AT)).toMatchObject({
				refusal: {
					code: 'discussion_closed_with_vote',
					sentence: expect.stringContaining('closed with the vote on 2026-05-13'),
				},
			})
		}
		for (const state of ['assessing', 'deliberating', 'voting'] as const)
			expect(said(WHOLE, { state, voteClosedAt })).toBe('case')
	})

	test('is refused between the end of a vote and its count', () => {
		expect(said(WHOLE, { state: 'voting', voteClosesAt: AT })).toBe('discussion_frozen')
		expect(said(WHOLE, { state: 'voting', voteClosesAt: minus(AT, hours(-1)) })).toBe('case')
	})

	test('may be about a section or a row that its writer can read', () => {
		expect(said({ kind: 'row', rowId: ROW.id })).toBe(`row:${ROW.id}`)
		expect(said({ kind: 'row', rowId: 'another' })).toBe('nothing_there')
		expect(said({ kind: 'row', rowId: ROW.id }, { hidden: ['timeline'] })).toBe('nothing_there')
		expect(said({ kind: 'section', section: 'impact' })).toBe('impact')
		expect(said({ kind: 'section', section: 'impact' }, { hidden: ['impact'] })).toBe('nothing_there')
	})

	test('answers what its thread is about, while no vote has frozen the thread', () => {
		const thread = { ...STAGE, target: { kind: 'section', section: 'cause' } as const }
		const answer = (to: typeof thread) => addRemark({ target: WHOLE, answers: to }, facts, AT)
		expect(answer(thread)).toEqual({ ok: true, value: thread.target })
		expect(answer({ ...thread, votesClosed: 0 })).toMatchObject({ refusal: { code: 'thread_frozen' } })
		expect(isFrozen({ treatment: 1, votesClosed: 1 }, { treatment: 2, votesClosed: 1 })).toBe(true)
	})

	test('names its target in a way that reads back', () => {
		for (const target of [WHOLE, { kind: 'row', rowId: ROW.id }, { kind: 'section', section: 'lessons' }] as const) {
			expect(readTarget(targetText(target))).toEqual(target)
		}
		expect(readTarget('gossip')).toBeNull()
		expect([sectionOf(WHOLE), sectionOf({ kind: 'row', rowId: ROW.id })]).toEqual([null, 'timeline'])
	})
})

describe('the comments on a case', () => {
	const said = (id: string, answers: string | null = null): Threaded => ({ id, answers })
	const shape = (threads: readonly Thread<Threaded>[]): string =>
		threads.map(({ remark, answers }) => `${remark.id}(${shape(answers)})`).join()

	test('stand as threads, each answer below what it answers, in the order in which they were written', () => {
		expect(threadsOf([])).toEqual([])
		expect(shape(threadsOf([said('a'), said('b', 'a'), said('c', 'b'), said('d'), said('e', 'a')]))).toBe(
			'a(b(c()),e()),d()',
		)
	})

	test('are all there, also an answer whose thread the reader may not see', () => {
		expect(shape(threadsOf([said('b', 'hidden'), said('c', 'b'), said('a')]))).toBe('b(c()),a()')
	})
})
