import { describe, expect, test } from 'vitest'
import type { MeasureId, OperatorId } from '@/lib/domain/kernel/ids'
import { days, instant, plus } from '@/lib/domain/kernel/instant'
import type { Result } from '@/lib/domain/kernel/result'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import {
	breach,
	enact,
	escalate,
	expire,
	isBinding,
	keep,
	lift,
	MEASURE_STATES,
	MEASURE_TRANSITIONS,
	type Measure,
	type MeasureEventName,
	type MeasureState,
	type MeasureStep,
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
	lift: (measure) => lift(measure, 'Conditions are met.', AT),
	expire: (measure) => expire({ ...measure, expiresAt: AT }, AT),
	breach: (measure) => breach(measure, 'Keys above the target.'),
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
		expect(code(lift({ ...planned(), state: 'in_force' }, ' ', AT))).toBe('reason_missing')
		expect(code(breach({ ...planned(), state: 'in_force' }, ''))).toBe('reason_missing')
		expect(code(expire({ ...planned(), state: 'in_force' }, AT))).toBe('not_expired')
		expect(code(keep({ ...planned(), state: 'under_review' }, AT, '', AT))).toBe('review_in_the_past')
		expect(MEASURE_STATES.filter(isBinding)).toEqual(['in_force', 'under_review', 'breached'])
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
