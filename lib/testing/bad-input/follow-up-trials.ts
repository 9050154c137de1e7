import { days, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import { appealEscalation } from '@/lib/server/measures/commands/appeal-escalation'
import { breachMeasure } from '@/lib/server/measures/commands/breach-measure'
import { completeMeasure } from '@/lib/server/measures/commands/complete-measure'
import { drawUpConditions } from '@/lib/server/measures/commands/draw-up-conditions'
import { escalateMeasure } from '@/lib/server/measures/commands/escalate-measure'
import { liftMeasure } from '@/lib/server/measures/commands/lift-measure'
import { remindOfReview } from '@/lib/server/measures/commands/remind-of-review'
import { reportCondition } from '@/lib/server/measures/commands/report-condition'
import { ruleOnEscalation } from '@/lib/server/measures/commands/rule-on-escalation'
import { verifyCondition } from '@/lib/server/measures/commands/verify-condition'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { escalated, SHOWN, threeWarnings, withCondition } from '@/lib/testing/measures'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import type { CommandTrial } from './trial'

const LATER = toIso(plus(Date.now() as Instant, days(30)))

async function appealed(people: DemonstrationPeople) {
	const found = await escalated(people)
	const actor = people.actor(WHO.manager)
	done(await appealEscalation.execute({ escalationId: found.id, grounds: 'One was lifted.' }, { actor }))
	return found
}

/** What hangs on conditions, reviews, and on what adds up. */
export const FOLLOW_UP_TRIALS: readonly CommandTrial[] = [
	{
		command: breachMeasure,
		prepare: async (people) => {
			const { measureId, conditionId } = await withCondition(people)
			const other = await withCondition(people)
			const planned = await caseAt(people, 'decided')
			const body = { measureId, conditionId, ...SHOWN }
			return {
				actor: people.actor(WHO.coordinator),
				body,
				unknown: { conditionId: 'no_such_condition' },
				refused: {
					"another measure's condition": [{ ...body, conditionId: other.conditionId }, 'no_such_condition'],
					'a planned measure': [{ ...body, measureId: planned.measureId, conditionId: null }, 'wrong_measure_state'],
					'no evidence': [{ ...body, evidence: '' }, 'invalid_input'],
				},
			}
		},
	},
	{
		command: liftMeasure,
		prepare: async (people) => {
			const { measureId } = await withCondition(people)
			const lifted = await caseAt(people, 'enforcing')
			const actor = people.actor(WHO.coordinator)
			const body = { measureId, note: 'It has done its work.', unmetBecause: 'The module is gone.' }
			done(await liftMeasure.execute({ ...body, measureId: lifted.measureId }, { actor }))
			return {
				actor,
				body,
				refused: {
					'open conditions without a word': [{ ...body, unmetBecause: ' ' }, 'conditions_open'],
					'a measure that was lifted': [{ ...body, measureId: lifted.measureId }, 'wrong_measure_state'],
				},
			}
		},
	},
	{
		command: drawUpConditions,
		prepare: async (people) => {
			const { measureId } = await caseAt(people, 'decided')
			const inForce = await caseAt(people, 'enforcing')
			const body = { measureId, conditions: [{ text: 'A drill each quarter', dueAt: LATER }] }
			return {
				actor: people.actor(WHO.coordinator),
				body,
				refused: {
					'a measure that binds': [{ ...body, measureId: inForce.measureId }, 'conditions_fixed'],
					'a day that is over': [
						{ ...body, conditions: [{ text: 'A drill', dueAt: '2026-01-01T00:00:00Z' }] },
						'due_in_the_past',
					],
				},
			}
		},
	},
	{
		command: reportCondition,
		prepare: async (people) => {
			const { conditionId } = await withCondition(people)
			const reported = await withCondition(people)
			const actor = people.actor(WHO.manager)
			done(await reportCondition.execute({ conditionId: reported.conditionId, ...SHOWN }, { actor }))
			const body = { conditionId, ...SHOWN }
			return {
				actor,
				body,
				refused: { 'one that is reported': [{ ...body, conditionId: reported.conditionId }, 'already_reported'] },
			}
		},
	},
	{
		command: verifyCondition,
		prepare: async (people) => {
			const { conditionId } = await withCondition(people)
			const waived = await withCondition(people)
			const actor = people.actor(WHO.steward)
			const body = { conditionId, state: 'met', ...SHOWN }
			const waiver = { conditionId: waived.conditionId, state: 'waived', note: 'The module is gone.' } as const
			done(await verifyCondition.execute(waiver, { actor }))
			return {
				actor,
				body,
				refused: {
					'one that is waived': [{ ...body, conditionId: waived.conditionId }, 'condition_settled'],
					'no evidence': [{ ...body, evidence: '' }, 'evidence_missing'],
				},
			}
		},
	},
	{
		command: completeMeasure,
		prepare: async (people) => {
			const { measureId } = await caseAt(people, 'enforcing', { rung: 6 })
			const planned = await caseAt(people, 'decided', { rung: 6 })
			const warning = await caseAt(people, 'enforcing')
			const body = { measureId, on: toIso(Date.now() as Instant), ...SHOWN }
			return {
				actor: people.actor(WHO.coordinator),
				body,
				refused: {
					'a warning': [{ ...body, measureId: warning.measureId }, 'not_an_offboarding'],
					'a planned offboarding': [{ ...body, measureId: planned.measureId }, 'wrong_measure_state'],
					'a day to come': [{ ...body, on: LATER }, 'start_in_the_future'],
					'a day before it was in force': [{ ...body, on: '2026-01-01T00:00:00Z' }, 'before_decision'],
				},
			}
		},
	},
	{
		command: remindOfReview,
		prepare: async (people) => {
			const actor = people.actor(WHO.coordinator)
			const { measureId, at } = await caseAt(people, 'enforcing', {
				rung: 2,
				parameters: { target: 100, reviewAfterDays: 30 },
			})
			const fresh = await caseAt(people, 'enforcing')
			return {
				actor,
				at: plus(at, days(20)),
				body: { measureId },
				refused: { 'a measure without a review': [{ measureId: fresh.measureId }, 'no_reminder_due'] },
			}
		},
	},
	{
		command: escalateMeasure,
		prepare: async (people) => {
			const warnings = await threeWarnings(people)
			const [first, , last] = warnings
			const planned = await caseAt(people, 'decided')
			const body = { measureId: last?.measureId, way: 'follow', note: 'Three in a year.', parameters: { target: 100 } }
			return {
				actor: people.actor(WHO.coordinator),
				body,
				codes: ['parameters'],
				refused: {
					'a warning that is not the newest': [{ ...body, measureId: first?.measureId }, 'nothing_to_escalate'],
					'a planned measure': [{ ...body, measureId: planned.measureId }, 'nothing_to_escalate'],
				},
			}
		},
	},
	{
		command: appealEscalation,
		prepare: async (people) => {
			const { id: escalationId, warnings } = await escalated(people)
			const contestedId = warnings[0]?.measureId
			const stranger = await caseAt(people, 'decided')
			const body = { escalationId, grounds: 'The first one was lifted.', contestedId }
			return {
				actor: people.actor(WHO.manager),
				body,
				unknown: { contestedId: 'not_counted' },
				refused: { 'a measure that did not count': [{ ...body, contestedId: stranger.measureId }, 'not_counted'] },
			}
		},
	},
	{
		command: ruleOnEscalation,
		prepare: async (people) => {
			const { id: escalationId } = await appealed(people)
			return {
				actor: people.actor(WHO.coordinator),
				body: { escalationId, ruling: 'accepted', note: 'It was lifted in time.' },
				refused: {},
			}
		},
	},
]
