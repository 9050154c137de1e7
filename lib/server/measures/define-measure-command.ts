import 'server-only'
import type { z } from 'zod'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { enterEnforcement } from '@/lib/domain/incidents/decision-path'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Result } from '@/lib/domain/kernel/result'
import type { MeasureStep } from '@/lib/domain/measures/measure'
import { isOpen } from '@/lib/domain/measures/measure'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Policy } from '@/lib/domain/policy/policy'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { type Command, defineCommand } from '@/lib/server/kernel/define-command'
import { policyOfCase } from '@/lib/server/policy/policies'
import { findMeasure, type StoredMeasure, saveMeasureStep } from './measure.store'

type MeasureInput = z.ZodType<{ measureId: string; evidence?: string }>

/** The shape that all steps of a measure share: load it with its case, ask the permission, step, save. */
export function defineMeasureCommand<Schema extends MeasureInput>(definition: {
	readonly name: `measure.${string}`
	readonly input: Schema
	readonly decide: (
		measure: StoredMeasure,
		input: z.output<Schema>,
		now: Instant,
		policy: Policy,
	) => Result<MeasureStep>
}): Command<z.input<Schema>, { id: string; state: string }> {
	return defineCommand({
		name: definition.name,
		input: definition.input,
		load: async ({ tx, input }) => {
			const measure = await findMeasure(tx, input.measureId)
			if (measure === null) return null
			const incident = measure.incidentId === null ? null : await findIncident(tx, measure.incidentId)
			return { measure, incident, policy: await policyOfCase(tx, incident ?? { policyVersion: null }) }
		},
		readable: ({ actor, subject }) => subject.incident === null || canReadIncident(actor, subject.incident),
		allow: ({ actor, subject: { measure, policy } }) =>
			can(actor, 'measure.conduct', { ...measure, roles: rungOf(policy, measure.rung).roles }),
		decide: ({ subject, input, now }) => definition.decide(subject.measure, input, now, subject.policy),
		save: async ({ tx, input, subject: { measure, incident }, outcome, actor, now }) => {
			const { state, events } = outcome
			await saveMeasureStep(tx, { before: measure, after: state, events, actor, at: now, ...pickEvidence(input) })
			if (incident?.state === 'decided' && isOpen(state.state) && state.state !== 'planned') {
				const moved = enterEnforcement(incident)
				if (moved.ok) {
					await saveStep(tx, { before: incident, after: moved.value.state, events: moved.value.events, actor, at: now })
				}
			}
			return { id: measure.id, state: state.state }
		},
		concerns: ({ subject }) => `measure:${subject.measure.id}`,
	})
}

function pickEvidence(input: { evidence?: string }): { evidence?: string } {
	return input.evidence === undefined ? {} : { evidence: input.evidence }
}
