import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IncidentId, OperatorId, PersonId } from '@/lib/domain/kernel/ids'
import { hours, instant } from '@/lib/domain/kernel/instant'
import type { Outcome, Result } from '@/lib/domain/kernel/result'
import {
	close,
	decide,
	enterEnforcement,
	openVote,
	recordCountBegun,
	recordTally,
	relaunchVote,
	reopen,
	withdrawEscalation,
} from './decision-path'
import { discard, file, isEmbargoed, liftEmbargo, publish, recordHistory, revise, setEmbargo } from './filing'
import { INCIDENT_STATES, type Incident, type IncidentState } from './incident'
import type { IncidentEvent, IncidentEventName } from './incident-event'
import { nextState, TRANSITIONS } from './transitions'
import { closePanels, dismiss, isRightOfReplyUsed, reply, triage } from './treatment'

const AT = instant('2026-05-14T10:00:00Z')
const COORDINATOR = '00000000-0000-4000-8000-00000000000c' as PersonId

const draft: Incident = {
	id: '00000000-0000-4000-8000-000000000001' as IncidentId,
	state: 'draft',
	origin: 'operator',
	operatorId: '00000000-0000-4000-8000-000000000002' as OperatorId,
	createdBy: null,
	coordinatorId: null,
	createdAt: AT,
	filedAt: null,
	triagedAt: null,
	publishedAt: null,
	closedAt: null,
	embargo: null,
	replyDueAt: null,
	repliedAt: null,
	phaseDueAt: null,
	policyVersion: null,
	rubricVersion: null,
	treatment: 1,
	voteAttempt: 0,
	dismissal: null,
	outcomeStatement: '',
	currentRevision: 0,
}

type Step = (incident: Incident) => Result<Outcome<Incident, IncidentEvent>>

/** Every step of the lifecycle, with its gates open. */
const STEPS: Record<Exclude<IncidentEventName, 'appealed' | 'appeal_rejected'>, Step> = {
	filed: (incident) => file(incident, { missing: [], faults: [] }, AT),
	discarded: discard,
	history_recorded: (incident) => recordHistory({ ...incident, origin: 'import' }, AT),
	triaged: (incident) =>
		triage(
			incident,
			{
				coordinatorId: COORDINATOR,
				policyVersion: '1.0',
				rubricVersion: '1.0',
				rightOfReply: hours(72),
				firstRound: hours(96),
			},
			AT,
		),
	dismissed: (incident) => dismiss(incident, { reason: 'not_an_incident', note: '' }, AT),
	replied: (incident) => reply({ ...incident, repliedAt: null, replyDueAt: null }, AT),
	embargo_set: (incident) =>
		setEmbargo(
			{ ...incident, publishedAt: null },
			{ until: instant('2026-05-20T10:00:00Z'), reason: '' },
			{ longestDays: 90 },
			AT,
		),
	embargo_lifted: (incident) => liftEmbargo({ ...incident, embargo: { until: AT, reason: '' } }),
	published: (incident) => publish({ ...incident, publishedAt: null, embargo: null }, AT),
	revised: (incident) => revise(incident, { reason: 'More is known.', missing: [], faults: [] }),
	panels_closed: (incident) => closePanels(incident, hours(48), AT),
	vote_opened: (incident) => openVote({ ...incident, repliedAt: AT }, hours(120), AT),
	count_begun: recordCountBegun,
	vote_tallied: (incident) => recordTally(incident, { outcome: 'adopted', decidedRung: 2 }),
	vote_relaunched: (incident) =>
		relaunchVote(incident, { outcome: 'quorum_not_met', attempts: 1, mostAttempts: 4 }, hours(120), AT),
	decided: (incident) =>
		decide(incident, {
			statement: 'A limit.',
			outcome: 'adopted',
			isOutsideGuidance: false,
			isOutsidePrecedent: false,
			departure: '',
		}),
	measures_in_force: enterEnforcement,
	closed: (incident) => close(incident, { openMeasures: 0, isQuorumMissed: true, note: '' }, AT),
	escalation_withdrawn: (incident) => withdrawEscalation(incident, { outcomeStatement: 'A warning.', note: '' }),
	reopened: (incident) => reopen(incident, { rightOfReply: hours(72), firstRound: hours(96), note: '' }, AT),
}
const STEP_NAMES = Object.keys(STEPS) as (keyof typeof STEPS)[]

const TABLE = INCIDENT_STATES.flatMap((state) => STEP_NAMES.map((event) => [state, event] as const))

describe('every state and every step', () => {
	test.each(TABLE)('%s, %s', (state, event) => {
		const exits: Partial<Record<IncidentEventName, IncidentState>> = TRANSITIONS[state]
		const result = STEPS[event]({ ...draft, state })
		if (exits[event] === undefined) {
			expect(result.ok ? result.value.state.state : result.refusal.code).toBe('wrong_state')
			return
		}
		if (!result.ok) throw new Error(result.refusal.sentence)
		expect(result.value.state.state).toBe(exits[event])
		expect(result.value.events).toHaveLength(1)
		expect(result.value.events[0]).toMatchObject({ type: `incident.${event}`, from: state, to: exits[event] })
	})
})

describe('any sequence of steps', () => {
	test('stays on the graph: each accepted step is an edge of it, and a refused one changes nothing', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...STEP_NAMES), { maxLength: 60 }), (names) => {
				let incident = draft
				for (const name of names) {
					const allowed = nextState(incident, name)
					const result = STEPS[name](incident)
					expect(result.ok).toBe(allowed.ok)
					if (!result.ok || !allowed.ok) continue
					expect(result.value.state.state).toBe(allowed.value)
					incident = result.value.state
				}
				expect(INCIDENT_STATES).toContain(incident.state)
			}),
			{ numRuns: 500 },
		)
	})
})

function codeOf(result: ReturnType<Step>): string {
	return result.ok ? 'accepted' : result.refusal.code
}

describe('the gates', () => {
	test('no report is filed with a required section empty, and the sentence names it', () => {
		const result = file(draft, { missing: ['What happened'], faults: [] }, AT)
		expect(result.ok ? '' : result.refusal.sentence).toBe('Before filing, fill in: What happened.')
	})

	test('no vote opens before the operator has replied or its clock has run out', () => {
		const waiting: Incident = { ...draft, state: 'deliberating', replyDueAt: instant('2026-05-14T11:00:00Z') }
		expect(codeOf(openVote(waiting, hours(120), AT))).toBe('right_of_reply_open')
		expect(codeOf(openVote({ ...waiting, repliedAt: AT }, hours(120), AT))).toBe('accepted')
		expect(codeOf(openVote(waiting, hours(120), instant('2026-05-14T11:00:00Z')))).toBe('accepted')
		expect(isRightOfReplyUsed({ repliedAt: null, replyDueAt: null }, AT)).toBe(false)
	})

	test('a reply comes once, and in time', () => {
		const assessing: Incident = { ...draft, state: 'assessing', replyDueAt: AT }
		expect(codeOf(reply(assessing, AT))).toBe('accepted')
		expect(codeOf(reply({ ...assessing, repliedAt: AT }, AT))).toBe('already_replied')
		expect(codeOf(reply(assessing, instant('2026-05-14T10:00:01Z')))).toBe('reply_too_late')
	})

	test('nothing is published under embargo, or twice', () => {
		const until = instant('2026-05-20T10:00:00Z')
		const filed: Incident = { ...draft, state: 'filed', embargo: { until, reason: '' } }
		expect(codeOf(publish(filed, AT))).toBe('under_embargo')
		expect(codeOf(publish(filed, until))).toBe('accepted')
		expect(codeOf(publish({ ...filed, publishedAt: AT }, until))).toBe('already_published')
		expect(isEmbargoed(filed, until)).toBe(false)
	})

	test('an embargo lies ahead, is not longer than the policy allows, and never hides what is public', () => {
		const filed: Incident = { ...draft, state: 'filed' }
		const limits = { longestDays: 90 }
		const set = (until: string, incident = filed) =>
			codeOf(setEmbargo(incident, { until: instant(until), reason: '' }, limits, AT))
		expect(set('2026-05-14T10:00:00Z')).toBe('embargo_in_the_past')
		expect(set('2026-08-13T10:00:01Z')).toBe('embargo_too_long')
		expect(set('2026-06-01T10:00:00Z', { ...filed, publishedAt: AT })).toBe('already_published')
		expect(codeOf(liftEmbargo(filed))).toBe('no_embargo')
	})

	test('a case is no duplicate of itself', () => {
		const filed: Incident = { ...draft, state: 'filed' }
		expect(codeOf(dismiss(filed, { reason: 'duplicate', duplicateOfId: draft.id, note: '' }, AT))).toBe(
			'duplicate_of_itself',
		)
	})

	test('only a missed quorum is relaunched, and not for ever', () => {
		const tallied: Incident = { ...draft, state: 'tallied', voteAttempt: 1 }
		const relaunch = (outcome: 'adopted' | 'quorum_not_met', attempts: number) =>
			codeOf(relaunchVote(tallied, { outcome, attempts, mostAttempts: 4 }, hours(120), AT))
		expect(relaunch('adopted', 1)).toBe('quorum_was_met')
		expect(relaunch('quorum_not_met', 3)).toBe('accepted')
		expect(relaunch('quorum_not_met', 4)).toBe('no_attempts_left')
	})

	test('a decision needs an adopted vote, and a sentence when it leaves the guidance', () => {
		const tallied: Incident = { ...draft, state: 'tallied' }
		const state = (outcome: 'adopted' | 'quorum_not_met', isOutsideGuidance: boolean, departure: string) =>
			codeOf(
				decide(tallied, { statement: 'A limit.', outcome, isOutsideGuidance, isOutsidePrecedent: false, departure }),
			)
		expect(state('quorum_not_met', false, '')).toBe('quorum_not_met')
		expect(state('adopted', true, ' ')).toBe('departure_unexplained')
		expect(state('adopted', true, `x${' '.repeat(40)}`)).toBe('departure_unexplained')
		expect(state('adopted', true, 'Because it recurred within the year.')).toBe('accepted')
	})

	test('a decision far off comparable cases needs a sentence too, and the refusal says what it leaves', () => {
		const facts = {
			statement: 'A limit.',
			outcome: 'adopted',
			isOutsideGuidance: true,
			isOutsidePrecedent: true,
		} as const
		const refused = decide({ ...draft, state: 'tallied' }, { ...facts, departure: '' })
		expect(refused.ok ? '' : refused.refusal.sentence).toBe(
			'The decision lies outside the guidance of the rubric and what was decided in comparable cases; say in a sentence why, with at least 20 characters besides spaces.',
		)
		const alone = { ...facts, isOutsideGuidance: false }
		expect(codeOf(decide({ ...draft, state: 'tallied' }, { ...alone, departure: '' }))).toBe('departure_unexplained')
		expect(
			codeOf(decide({ ...draft, state: 'tallied' }, { ...alone, departure: 'It recurred within the year.' })),
		).toBe('accepted')
	})

	test('an escalation that an appeal undid leaves the case as it was decided before', () => {
		const back = withdrawEscalation(
			{ ...draft, state: 'assessing', treatment: 2 },
			{ outcomeStatement: 'A warning.', note: '' },
		)
		expect(back.ok && back.value.state).toMatchObject({
			state: 'decided',
			outcomeStatement: 'A warning.',
			phaseDueAt: null,
		})
	})

	test('a case does not close over open measures or an unstated decision', () => {
		const facts = { openMeasures: 0, isQuorumMissed: false, note: '' }
		expect(codeOf(close({ ...draft, state: 'enforcing' }, { ...facts, openMeasures: 2 }, AT))).toBe('measures_open')
		expect(codeOf(close({ ...draft, state: 'tallied' }, facts, AT))).toBe('decision_pending')
	})

	test('only an import is recorded as history', () => {
		expect(codeOf(recordHistory(draft, AT))).toBe('not_history')
	})

	test('reopening starts afresh: a new treatment, reply, panels and vote', () => {
		const closed: Incident = { ...draft, state: 'closed', treatment: 1, voteAttempt: 2, repliedAt: AT, closedAt: AT }
		const result = reopen(closed, { rightOfReply: hours(72), firstRound: hours(96), note: 'New logs.' }, AT)
		expect(result.ok && result.value.state).toMatchObject({
			treatment: 2,
			voteAttempt: 0,
			repliedAt: null,
			closedAt: null,
		})
	})
})
