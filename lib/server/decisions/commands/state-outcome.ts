import 'server-only'
import { randomUUID } from 'node:crypto'
import { StateOutcomeInput } from '@/lib/contracts/decisions'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { isOutsidePrecedent } from '@/lib/domain/assessment/precedents'
import { isWithinGuidance } from '@/lib/domain/assessment/score'
import { decide as decideOutcome } from '@/lib/domain/incidents/decision-path'
import type { MeasureId } from '@/lib/domain/kernel/ids'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { planMeasure } from '@/lib/domain/measures/plan-measure'
import { outlookOf } from '@/lib/server/assessment/outlook'
import { panelAggregates } from '@/lib/server/assessment/panel-aggregates'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { replaceConditions } from '@/lib/server/measures/condition.store'
import { findEscalationOfTreatment, type StoredEscalation } from '@/lib/server/measures/escalation.store'
import { addMeasure } from '@/lib/server/measures/measure.store'
import { policyOfCase } from '@/lib/server/policy/policies'
import { addDecidedCase } from '../decided-case.store'
import { findLastVote, findResult } from '../vote.store'

/** States in words what was decided; the measure that follows is planned in the same step. */
export const stateOutcome = defineCommand({
	name: 'incident.state_outcome',
	input: StateOutcomeInput,
	load: async ({ tx, input }) => {
		const incident = await findIncident(tx, input.incidentId)
		if (incident === null) return null
		const policy = await policyOfCase(tx, incident)
		const vote = await findLastVote(tx, incident.id, incident.treatment)
		const aggregates = await panelAggregates(tx, incident)
		const vector = aggregates.find(({ kind }) => kind === 'stewards')?.aggregate?.vector ?? null
		const outlook = await outlookOf(tx, incident.id, vector)
		const escalation = await findEscalationOfTreatment(tx, incident.id, incident.treatment)
		const result = vote && (await findResult(tx, vote.id))
		const measureId = randomUUID() as MeasureId // a new one
		return { incident, policy, vote, result, outlook, escalation, measureId }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'vote.conduct', subject.incident),
	decide: ({ subject, input, now }) => {
		const { incident, policy, vote, result, outlook } = subject
		const rung = result?.rung ?? 0
		const left = {
			isOutsideGuidance: !isWithinGuidance(outlook.guidance, rung),
			isOutsidePrecedent: isOutsidePrecedent(outlook.expectation, rung),
		}
		const decided = decideOutcome(incident, { ...input, ...left, outcome: vote?.outcome ?? null })
		if (!decided.ok) return decided
		const parameters = result?.parameters ?? {}
		const planned = planMeasure(
			{ id: subject.measureId, operatorId: incident.operatorId, rung, parameters },
			policy,
			now,
		)
		if (planned === null && input.conditions.length > 0) {
			return refuse('no_measure', 'Nothing follows from this decision, so no condition can hang on it; leave them out.')
		}
		const measure = planned && { ...planned, replacesId: replacedBy(subject.escalation) }
		return ok({ state: { incident: decided.value.state, measure, rung, left }, events: decided.value.events })
	},
	save: async ({ tx, input, subject, outcome: { state, events }, actor, now }) => {
		const { incident, vote, outlook } = subject
		await saveStep(tx, { before: incident, after: state.incident, events, actor, at: now, consequence: state.rung })
		if (state.measure) {
			await addMeasure(tx, state.measure, { incidentId: incident.id, voteId: vote?.id ?? null })
			const conditions = input.conditions.map((text) => ({ text, dueAt: null }))
			await replaceConditions(tx, state.measure.id, conditions, now)
		}
		const { treatment, rubricVersion } = incident
		const kept = { incidentId: incident.id, treatment, rubricVersion, rung: state.rung, departure: input.departure }
		await addDecidedCase(tx, { ...kept, ...state.left }, outlook, now)
		return { id: incident.id, state: state.incident.state, rung: state.rung, measureId: state.measure?.id ?? null }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})

/** The breached measure that this treatment was begun for; it ends when the new measure comes into force. */
function replacedBy(escalation: StoredEscalation | null): MeasureId | null {
	if (escalation === null || escalation.cause !== 'breach') return null
	return fromColumn<MeasureId>(escalation.measureIds[0] ?? null)
}
