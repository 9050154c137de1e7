import { describe, expect, test } from 'vitest'
import type { MeasureId, OperatorId } from '@/lib/domain/kernel/ids'
import { days, instant, minus, plus } from '@/lib/domain/kernel/instant'
import type { Result } from '@/lib/domain/kernel/result'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import type { Condition } from './condition'
import {
	breach,
	complete,
	enact,
	escalate,
	expire,
	isBinding,
	isReminderDue,
	keep,
	lift,
	MEASURE_STATES,
	MEASURE_TRANSITIONS,
	type Measure,
	type MeasureEventName,
	type MeasureState,
	type MeasureStep,
	remind,
	review,
} from './measure'
import { datesFrom, planMeasure } from './plan-measure'
import { type Span, standingAt, standingOverTime, warningsInForce } from './standing'

const AT = instant('2026-05-14T10:00:00Z')
const LATER = plus(AT, days(90))
const decision = {
	id: '00000000-0000-4000-8000-000000000001' as MeasureId,
	operatorId: '00000000-0000-4000-8000-000000000002' as OperatorId,
	rung: 2,
	parameters: { target: 5_800, reviewAfterDays: 90 },
} as const

function planned(): Measure {
	const measure = planMeasure(decision, POLICY_1_0, AT)
	if (measure === null) throw new Error('a key limit plans a measure')
	return measure
}

const STEPS: Record<MeasureEventName, (measure: Measure) => Result<MeasureStep>> = {
	enact: (measure) => enact(measure, { from: AT, reviewAt: LATER, expiresAt: null, note: '' }, AT),
	review: (measure) => review(measure, ''),
	keep: (measure) => keep(measure, LATER, '', AT),
	lift: (measure) => lift(measure, { note: 'It has done its work.', unmetBecause: '' }, [], AT),
	expire: (measure) => expire({ ...measure, expiresAt: AT }, AT),
	breach: (measure) => breach(measure, { note: 'Keys above the target.', evidence: 'Block 1', condition: null }),
	escalate: (measure) => escalate(measure, '', AT),
}
const NAMES = Object.keys(STEPS) as MeasureEventName[]

describe('every state and every step of a measure', () => {
	test.each(MEASURE_STATES.flatMap((state) => NAMES.map((event) => [state, event] as const)))(
		'%s, %s',
		(state, event) => {
			const exits: Partial<Record<MeasureEventName, MeasureState>> = MEASURE_TRANSITIONS[state]
			const result = STEPS[event]({ ...planned(), state })
			expect(result.ok ? result.value.state.state : result.refusal.code).toBe(exits[event] ?? 'wrong_measure_state')
		},
	)
})

describe('a measure', () => {
	test('follows from the decided rung, with its review counted from the start', () => {
		expect(planned()).toMatchObject({ kind: 'key_limit', state: 'planned', reviewAt: LATER, expiresAt: null })
		expect(planMeasure({ ...decision, rung: 0 }, POLICY_1_0, AT)).toBeNull()
		expect(planMeasure({ ...decision, rung: 1, parameters: {} }, POLICY_1_0, AT)?.expiresAt).toBe(plus(AT, days(365)))
		expect(datesFrom({}, null, AT)).toEqual({ reviewAt: null, expiresAt: null })
	})

	test('does not bind before it was decided, nor end before it starts', () => {
		const input = { from: AT, reviewAt: null, expiresAt: null, note: '' }
		const code = (result: Result<MeasureStep>) => (result.ok ? '' : result.refusal.code)
		expect(code(enact(planned(), { ...input, from: instant('2026-05-13T10:00:00Z') }, AT))).toBe('before_decision')
		expect(code(enact(planned(), { ...input, reviewAt: AT }, AT))).toBe('review_in_the_past')
		expect(code(enact(planned(), { ...input, expiresAt: AT }, AT))).toBe('expiry_in_the_past')
		expect(code(enact(planned(), { ...input, from: LATER }, AT))).toBe('start_in_the_future')
		expect(code(lift({ ...planned(), state: 'in_force' }, { note: ' ', unmetBecause: '' }, [], AT))).toBe(
			'reason_missing',
		)
		const breached = { note: '', evidence: 'Block 1', condition: null }
		expect(code(breach({ ...planned(), state: 'in_force' }, breached))).toBe('reason_missing')
		expect(code(breach({ ...planned(), state: 'in_force' }, { ...breached, note: 'Seen.', evidence: ' ' }))).toBe(
			'evidence_missing',
		)
		expect(code(expire({ ...planned(), state: 'in_force' }, AT))).toBe('not_expired')
		expect(code(keep({ ...planned(), state: 'under_review' }, AT, '', AT))).toBe('review_in_the_past')
		expect(MEASURE_STATES.filter(isBinding)).toEqual(['in_force', 'under_review', 'breached'])
	})
})

describe('an end before its time', () => {
	const open: Condition = { id: 'c1', number: 1, text: 'Keys in a signer', dueAt: null, state: 'open' }
	const inForce: Measure = { ...planned(), state: 'in_force', inForceFrom: AT }

	test('asks why, where conditions are not met, and keeps the answer', () => {
		const note = 'It has done its work.'
		const refused = lift(inForce, { note, unmetBecause: ' ' }, [open], AT)
		expect(refused.ok ? '' : refused.refusal).toMatchObject({
			code: 'conditions_open',
			sentence: expect.stringContaining('"Keys in a signer"'),
		})
		const lifted = lift(inForce, { note, unmetBecause: 'The module is gone.' }, [open], AT)
		expect(lifted.ok && lifted.value.events[0]?.note).toContain('Conditions that were not met: The module is gone.')
		for (const state of ['met', 'waived'] as const) {
			expect(lift(inForce, { note, unmetBecause: '' }, [{ ...open, state }], AT).ok).toBe(true)
		}
	})

	test('a breach names the condition, unless that is met or waived', () => {
		const seen = { note: 'The key is on a disk.', evidence: 'https://operator.example/log' }
		const breached = breach(inForce, { ...seen, condition: open })
		expect(breached.ok && breached.value.events[0]?.facts).toMatchObject({ condition: 'c1' })
		const settled = breach(inForce, { ...seen, condition: { ...open, state: 'met' } })
		expect(settled.ok ? '' : settled.refusal.code).toBe('condition_settled')
	})
})

describe('a review', () => {
	const inForce: Measure = { ...planned(), state: 'in_force', inForceFrom: AT, reviewAt: LATER }

	test('is told of once, two weeks before', () => {
		expect(isReminderDue(inForce, plus(AT, days(75)))).toBe(false)
		const told = remind(inForce, plus(AT, days(76)))
		expect(told.ok && told.value.state.remindedOf).toBe(LATER)
		expect(isReminderDue({ ...inForce, remindedOf: LATER }, plus(AT, days(80)))).toBe(false)
		const early = remind(inForce, AT)
		expect(early.ok ? '' : early.refusal.code).toBe('no_reminder_due')
	})

	test('that keeps the measure asks for a reminder of the next date', () => {
		const kept = keep({ ...inForce, state: 'under_review', remindedOf: LATER }, plus(LATER, days(90)), '', LATER)
		expect(kept.ok && kept.value.state.remindedOf).toBeNull()
	})
})

describe('an offboarding', () => {
	const offboarding: Measure = {
		...planned(),
		kind: 'offboarding_no_rejoin',
		rung: 6,
		state: 'in_force',
		inForceFrom: AT,
	}
	const done = { on: LATER, note: 'Deactivated.' }
	const code = (result: Result<MeasureStep>) => (result.ok ? '' : result.refusal.code)

	test('ends with the deactivation, and no other measure does', () => {
		const completed = complete(offboarding, done, LATER)
		expect(completed.ok && completed.value.state).toMatchObject({ completedAt: LATER, state: 'in_force' })
		expect(code(complete({ ...offboarding, kind: 'key_limit' }, done, LATER))).toBe('not_an_offboarding')
		expect(code(complete({ ...offboarding, state: 'planned' }, done, LATER))).toBe('wrong_measure_state')
		expect(code(complete({ ...offboarding, completedAt: AT }, done, LATER))).toBe('already_there')
		expect(code(complete(offboarding, done, AT))).toBe('start_in_the_future')
		expect(code(complete(offboarding, { ...done, on: minus(AT, days(1)) }, AT))).toBe('before_decision')
	})
})

describe('the standing of an operator', () => {
	const span = (kind: Span['kind'], from: number, to: number | null): Span => ({
		kind,
		state: to === null ? 'in_force' : 'lifted',
		inForceFrom: plus(AT, days(from)),
		endedAt: to === null ? null : plus(AT, days(to)),
	})

	test('is the harshest measure that binds at that moment', () => {
		const measures = [span('warning', 0, 365), span('key_limit', 10, 20), span('key_reduction', 15, 18)]
		const at = (day: number) => standingAt(measures, plus(AT, days(day)))
		expect([-1, 0, 10, 16, 19, 20, 365].map(at)).toEqual([
			'good_standing',
			'warned',
			'limited',
			'reducing',
			'limited',
			'warned',
			'good_standing',
		])
	})

	test('is offboarding until the operator is deactivated, and offboarded from then on', () => {
		const measures = [{ ...span('offboarding_may_rejoin', 0, null), completedAt: plus(AT, days(30)) }]
		expect(standingAt(measures, plus(AT, days(29)))).toBe('offboarding')
		expect(standingAt(measures, plus(AT, days(30)))).toBe('offboarded')
	})

	test('is drawn as steps, one for each change', () => {
		const steps = standingOverTime([span('warning', 5, 10), span('demotion', 7, null)], AT, plus(AT, days(30)))
		expect(steps.map((step) => step.standing)).toEqual(['good_standing', 'warned', 'limited'])
	})

	test('counts warnings in force', () => {
		const measures = [span('warning', 0, 5), span('warning', 0, null), span('key_limit', 0, null)]
		expect(warningsInForce(measures, plus(AT, days(1)))).toBe(2)
		expect(warningsInForce(measures, plus(AT, days(6)))).toBe(1)
	})
})
