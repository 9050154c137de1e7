import { describe, expect, test } from 'vitest'
import { awaitedSteps, type Waiting } from './awaited-steps'

const NOW = '2026-05-10T10:00:00.000Z'
const LATER = '2026-05-12T10:00:00.000Z'
const EARLIER = '2026-05-09T10:00:00.000Z'

const CASE: Waiting = {
	state: 'filed',
	origin: 'operator',
	replyDueAt: null,
	repliedAt: null,
	phaseDueAt: null,
	publishedAt: EARLIER,
	embargoUntil: null,
	openPanels: [],
	vote: null,
	measures: [],
	hasOpenAppeal: false,
}
const stewards = { kind: 'stewards', round: 1, closesAt: LATER } as const
const peers = { kind: 'peers', round: 2, closesAt: EARLIER } as const
const measure = (state: string, reviewAt: string | null = null) => ({
	state,
	reviewAt,
	enacts: ['steward', 'administrator'] as const,
})

describe('what a case waits for', () => {
	test.each<[string, Partial<Waiting>, readonly string[]]>([
		['a draft', { state: 'draft', publishedAt: null }, ['incident.file none']],
		['a filed case', {}, ['incident.triage none']],
		[
			'open panels and a reply',
			{ state: 'assessing', replyDueAt: LATER, openPanels: [stewards, peers] },
			[`incident.reply ${LATER}`, `panel.rate_as_steward ${LATER}`, `panel.rate_as_peer ${EARLIER}`],
		],
		['closed panels', { state: 'assessing', phaseDueAt: LATER }, [`panel.conduct ${LATER}`]],
		['a reply alone', { state: 'deliberating', replyDueAt: LATER, phaseDueAt: NOW }, [`incident.reply ${LATER}`]],
		['a reply too late', { state: 'deliberating', replyDueAt: NOW, phaseDueAt: LATER }, [`vote.conduct ${LATER}`]],
		['a vote', { state: 'voting', vote: { closesAt: LATER, outcome: null } }, [`vote.cast ${LATER}`]],
		['a count', { state: 'voting', vote: { closesAt: LATER, outcome: null, isCounting: true } }, []],
		['a planned measure', { state: 'decided', measures: [measure('planned')] }, ['measure.conduct none']],
		[
			'a measure with a review',
			{ state: 'enforcing', measures: [measure('in_force', LATER)] },
			[`measure.conduct ${LATER}`],
		],
		['a measure without one', { state: 'enforcing', measures: [measure('in_force')] }, []],
		['no measure that is open', { state: 'enforcing', measures: [measure('lifted')] }, ['vote.conduct none']],
		['an appeal', { state: 'closed', hasOpenAppeal: true }, ['incident.rule_on_appeal none']],
		['publication', { state: 'closed', publishedAt: null }, ['incident.publish none']],
		['an embargo', { state: 'closed', publishedAt: null, embargoUntil: LATER }, []],
		['nothing when dismissed', { state: 'dismissed', publishedAt: null }, []],
	])('%s', (_, given, expected) => {
		const steps = awaitedSteps({ ...CASE, ...given }, NOW)
		expect(steps.map(({ permission, dueAt }) => `${permission} ${dueAt ?? 'none'}`)).toEqual(expected)
	})

	test('a measure waits for whom the policy names for its rung', () => {
		const [step] = awaitedSteps({ ...CASE, state: 'decided', measures: [measure('planned')] }, NOW)
		expect(step).toMatchObject({ who: 'Stewards and administrators', enacts: ['steward', 'administrator'] })
	})

	test('a counted vote waits for words, or for a new vote when the quorum was missed', () => {
		const tasks = (outcome: string) =>
			awaitedSteps({ ...CASE, state: 'tallied', vote: { closesAt: EARLIER, outcome } }, NOW).map(({ task }) => task)
		expect(tasks('adopted')).toEqual(['State the outcome'])
		expect(tasks('quorum_not_met')).toEqual(['Open a new vote'])
	})
})
