import 'server-only'
import { randomUUID } from 'node:crypto'
import { StateOutcomeInput } from '@/lib/contracts/decisions'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { guidanceFor, isWithinGuidance } from '@/lib/domain/assessment/score'
import { resultOf } from '@/lib/domain/decisions/vote-result'
import { decide as decideOutcome } from '@/lib/domain/incidents/decision-path'
import type { MeasureId } from '@/lib/domain/kernel/ids'
import { ok } from '@/lib/domain/kernel/result'
import { planMeasure } from '@/lib/domain/measures/plan-measure'
import { panelAggregates } from '@/lib/server/assessment/panel-aggregates'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { addMeasure } from '@/lib/server/measures/measure.store'
import { policyOfCase } from '@/lib/server/policy/policies'
import { findCountedBallots, findLastVote } from '../vote.store'

/** States in words what was decided; the measure that follows is planned in the same step. */
export const stateOutcome = defineCommand({
	name: 'incident.state_outcome',
	input: StateOutcomeInput,
	load: async ({ tx, input }) => {
		const incident = await findIncident(tx, input.incidentId)
		if (incident === null) return null
		const policy = await policyOfCase(tx, incident)
		const vote = await findLastVote(tx, incident.id, incident.treatment)
		const ballots = vote === null ? [] : await findCountedBallots(tx, vote.id)
		const aggregates = await panelAggregates(tx, incident)
		const vector = aggregates.find(({ kind }) => kind === 'stewards')?.aggregate?.vector ?? null
		return { incident, policy, vote, result: vote && resultOf(ballots, vote.rollPower, policy), vector }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'vote.conduct', subject.incident),
	decide: ({ subject: { incident, policy, vote, result, vector }, input, now }) => {
		const guidance = vector === null ? null : guidanceFor(vector)
		const rung = result?.rung ?? 0
		const decided = decideOutcome(incident, {
			...input,
			outcome: vote?.outcome ?? null,
			isOutsideGuidance: !isWithinGuidance(guidance, rung),
			isOutsidePrecedent: false,
		})
		if (!decided.ok) return decided
		const id = randomUUID() as MeasureId // a new one
		const parameters = result?.parameters ?? {}
		const measure = planMeasure({ id, operatorId: incident.operatorId, rung, parameters }, policy, now)
		return ok({ state: { incident: decided.value.state, measure, rung }, events: decided.value.events })
	},
	save: async ({ tx, subject, outcome: { state, events }, actor, now }) => {
		const { incident, vote } = subject
		await saveStep(tx, { before: incident, after: state.incident, events, actor, at: now, consequence: state.rung })
		if (state.measure) await addMeasure(tx, state.measure, { incidentId: incident.id, voteId: vote?.id ?? null })
		return { id: incident.id, state: state.incident.state, rung: state.rung, measureId: state.measure?.id ?? null }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
