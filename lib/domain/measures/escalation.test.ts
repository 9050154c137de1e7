import { describe, expect, test } from 'vitest'
import type { MeasureId, OperatorId } from '@/lib/domain/kernel/ids'
import { days, hours, instant, plus } from '@/lib/domain/kernel/instant'
import type { Policy } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import type { Condition } from './condition'
import { conditionsInText, unsettled } from './condition'
import { drawUpConditions, reportCondition, verifyCondition } from './condition-steps'
import { countedWarnings, escalationsDue } from './escalation'
import { type AppealableEscalation, appealEscalation, ruleOnEscalation } from './escalation-appeal'
import type { Measure } from './measure'

const AT = instant('2026-05-14T10:00:00Z')
const NOW = plus(AT, days(100))

function measure(id: string, changes: Partial<Measure> = {}): Measure {
	return {
		id: id as MeasureId,
		operatorId: 'operator' as OperatorId,
		rung: 1,
		kind: 'warning',
		parameters: {},
		state: 'in_force',
		decidedAt: AT,
		inForceFrom: AT,
		reviewAt: null,
		expiresAt: plus(AT, days(365)),
		endedAt: null,
		policyVersion: '1.0',
		remindedOf: null,
		completedAt: null,
		isCounted: true,
		replacesId: null,
		...changes,
	}
}

const of = (policy: Policy) => () => policy
const due = (
	measures: readonly Measure[],
	records: Parameters<typeof escalationsDue>[1] = [],
	policy: Policy = POLICY_1_0,
) => escalationsDue(measures, records, of(policy), NOW)

const three = [
	measure('a', { expiresAt: plus(AT, days(300)) }),
	measure('b', { inForceFrom: plus(AT, days(20)), expiresAt: plus(AT, days(385)) }),
	measure('c', { inForceFrom: plus(AT, days(10)), expiresAt: plus(AT, days(200)) }),
]

describe('warnings', () => {
	test('count while they bind, the one that expires first in front', () => {
		expect(countedWarnings(three, NOW).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
		const others = [
			measure('planned', { state: 'planned', inForceFrom: null }),
			measure('ended', { state: 'expired', endedAt: NOW }),
			measure('over', { expiresAt: NOW }),
			measure('later', { inForceFrom: plus(NOW, hours(1)) }),
			measure('uncounted', { isCounted: false }),
			measure('limit', { kind: 'key_limit', rung: 2 }),
		]
		expect(countedWarnings([...others, ...three], NOW)).toHaveLength(3)
	})

	test('lead to the rung of the policy when there are as many as it says, and say why', () => {
		expect(due(three.slice(0, 2))).toEqual([])
		expect(due(three)).toEqual([
			{
				cause: 'warnings',
				measureId: 'b',
				measureIds: ['c', 'a', 'b'],
				rung: 2,
				way: 'treatment',
				because: '3 warnings are in force at once; policy 1.0 lets 3 lead to "Key limit".',
			},
		])
		const stricter: Policy = {
			...POLICY_1_0,
			warnings: { lifetimeDays: 365, countThatEscalates: 2, leadsTo: 4 },
			escalation: { onWarnings: 'measure', onBreach: 'treatment' },
		}
		expect(due(three.slice(0, 2), [], stricter)).toMatchObject([{ rung: 4, way: 'measure' }])
	})

	test('that were decided on do not ask again, and one more does', () => {
		const answered = [{ cause: 'warnings', measureIds: ['a', 'b', 'c'] }]
		expect(due(three, answered)).toEqual([])
		expect(due(three.slice(0, 2).concat(measure('d')), answered)).toMatchObject([{ cause: 'warnings' }])
		expect(due(three, [{ cause: 'breach', measureIds: ['a', 'b', 'c'] }])).toHaveLength(1)
	})
})

describe('a breached measure', () => {
	test('leads to the next rung, and the harshest to itself', () => {
		const limit = measure('l', { kind: 'key_limit', rung: 2, state: 'breached' })
		expect(due([limit])).toMatchObject([{ cause: 'breach', measureIds: ['l'], rung: 3, way: 'treatment' }])
		expect(due([{ ...limit, kind: 'offboarding_no_rejoin', rung: 6 }])).toMatchObject([{ rung: 6 }])
		expect(due([limit], [{ cause: 'breach', measureIds: ['l'] }])).toEqual([])
	})
})

describe('an appeal against the count', () => {
	const escalation: AppealableEscalation = {
		way: 'treatment',
		measureIds: ['a', 'b', 'c'],
		at: AT,
		appealedAt: null,
		ruling: null,
	}
	const around = { isBeforeVote: true, policy: POLICY_1_0 }
	const appeal = { grounds: 'A was lifted.', contestedId: 'a' }
	const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
		result.ok ? 'ok' : result.refusal.code

	test.each([
		['is taken once, in time', escalation, appeal, around, NOW_IN(10), 'ok'],
		[
			'needs an escalation that was followed',
			{ ...escalation, way: 'set_aside' as const },
			appeal,
			around,
			NOW_IN(10),
			'not_escalated',
		],
		['is taken once', { ...escalation, appealedAt: AT }, appeal, around, NOW_IN(10), 'already_appealed'],
		['comes within the window', escalation, appeal, around, NOW_IN(337), 'appeal_too_late'],
		['comes before the vote', escalation, appeal, { ...around, isBeforeVote: false }, NOW_IN(10), 'vote_has_begun'],
		['names a measure that counted', escalation, { ...appeal, contestedId: 'z' }, around, NOW_IN(10), 'not_counted'],
	])('%s', (_, on, given, beside, at, expected) => {
		expect(code(appealEscalation(on, given, beside, at))).toBe(expected)
	})

	test('a planned measure can be appealed whatever the case does', () => {
		const planned = { ...escalation, way: 'measure' as const }
		expect(code(appealEscalation(planned, appeal, { ...around, isBeforeVote: false }, NOW_IN(10)))).toBe('ok')
	})

	test('is ruled on once', () => {
		const ruling = { ruling: 'accepted', note: 'It was lifted.' } as const
		expect(code(ruleOnEscalation(escalation, ruling))).toBe('no_appeal')
		expect(code(ruleOnEscalation({ ...escalation, appealedAt: AT }, ruling))).toBe('ok')
		expect(code(ruleOnEscalation({ ...escalation, appealedAt: AT, ruling: 'rejected' }, ruling))).toBe('no_appeal')
	})
})

function NOW_IN(count: number) {
	return plus(AT, hours(count))
}

describe('a condition', () => {
	const open: Condition = { id: 'c', number: 1, text: 'Keys in a signer', dueAt: null, state: 'open' }
	const inForce = measure('m', { kind: 'key_limit', rung: 2 })
	const shown = { note: 'The keys are in a signer.', evidence: 'https://operator.example/signer' }
	const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
		result.ok ? 'ok' : result.refusal.code

	test('stands on a line of its own in the text of a decision', () => {
		expect(conditionsInText('- Keys in a signer\n\n2. A drill each quarter\n  \nNo new keys')).toEqual([
			'Keys in a signer',
			'A drill each quarter',
			'No new keys',
		])
		expect(conditionsInText('')).toEqual([])
	})

	test('is drawn up before the measure binds or in a review, and with a day to come', () => {
		const wanted = [{ text: 'A drill', dueAt: plus(NOW, days(1)) }]
		expect(code(drawUpConditions({ ...inForce, state: 'planned' }, wanted, NOW))).toBe('ok')
		expect(code(drawUpConditions({ ...inForce, state: 'under_review' }, wanted, NOW))).toBe('ok')
		expect(code(drawUpConditions(inForce, wanted, NOW))).toBe('conditions_fixed')
		const past = [{ text: 'A drill', dueAt: NOW }]
		expect(code(drawUpConditions({ ...inForce, state: 'planned' }, past, NOW))).toBe('due_in_the_past')
	})

	test('is reported by the operator once, until somebody looks at it', () => {
		expect(code(reportCondition(inForce, open, shown))).toBe('ok')
		expect(code(reportCondition(inForce, { ...open, state: 'reported' }, shown))).toBe('already_reported')
		expect(code(reportCondition(inForce, { ...open, state: 'not_met' }, shown))).toBe('ok')
		expect(code(reportCondition(inForce, { ...open, state: 'met' }, shown))).toBe('condition_settled')
		expect(code(reportCondition({ ...inForce, endedAt: AT }, open, shown))).toBe('measure_ended')
	})

	test('is found met with evidence, not met with a reason, or waived', () => {
		const bare = { note: 'I looked at it.', evidence: '' }
		expect(code(verifyCondition(inForce, open, { ...bare, state: 'met' }))).toBe('evidence_missing')
		expect(code(verifyCondition(inForce, { ...open, state: 'reported' }, { ...bare, state: 'met' }))).toBe('ok')
		expect(code(verifyCondition(inForce, open, { ...shown, state: 'met' }))).toBe('ok')
		expect(code(verifyCondition(inForce, open, { ...bare, state: 'not_met' }))).toBe('ok')
		expect(code(verifyCondition(inForce, open, { ...bare, state: 'waived' }))).toBe('ok')
		expect(code(verifyCondition(inForce, open, { note: ' ', evidence: '', state: 'waived' }))).toBe('reason_missing')
		expect(code(verifyCondition(inForce, { ...open, state: 'waived' }, { ...shown, state: 'met' }))).toBe(
			'condition_settled',
		)
	})

	test('is settled when it is met or waived', () => {
		const states = ['open', 'reported', 'met', 'not_met', 'waived'] as const
		expect(unsettled(states.map((state) => ({ ...open, state }))).map(({ state }) => state)).toEqual([
			'open',
			'reported',
			'not_met',
		])
	})
})
