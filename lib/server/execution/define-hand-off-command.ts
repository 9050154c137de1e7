import 'server-only'
import type { z } from 'zod'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import type { HandOff, HandOffEvent } from '@/lib/domain/execution/hand-off'
import { handOffState } from '@/lib/domain/execution/hand-off'
import type { Purpose } from '@/lib/domain/execution/plan'
import type { StepKey } from '@/lib/domain/execution/step-keys'
import type { Instant } from '@/lib/domain/kernel/instant'
import { type Outcome, type Result, refuse } from '@/lib/domain/kernel/result'
import { findIncident } from '@/lib/server/incidents/incident.store'
import { type Command, defineCommand } from '@/lib/server/kernel/define-command'
import { findExecution, type StoredExecution, type StoredHandOff, saveHandOff } from './execution.store'
import { hasStep } from './plans-of'

type StepInput = z.ZodType<{ measureId: string; purpose: Purpose; step: StepKey }>
type Subject = { readonly execution: StoredExecution; readonly handOff: StoredHandOff | null }

/** The shape that all records of a hand-off share: load the measure with its plan, ask the permission, step, save. */
export function defineHandOffCommand<Schema extends StepInput>(definition: {
	readonly name: `execution.${string}`
	readonly input: Schema
	readonly decide: (subject: Subject, input: z.output<Schema>, now: Instant) => Result<Outcome<HandOff, HandOffEvent>>
}): Command<z.input<Schema>, { id: string; state: string }> {
	return defineCommand({
		name: definition.name,
		input: definition.input,
		load: async ({ tx, input }) => {
			const execution = await findExecution(tx, input.measureId)
			if (execution === null) return null
			const { incidentId } = execution.measure
			const incident = incidentId === null ? null : await findIncident(tx, incidentId)
			const same = (each: StoredHandOff) => each.purpose === input.purpose && each.step === input.step
			return { execution, incident, handOff: execution.handOffs.find(same) ?? null }
		},
		readable: ({ actor, subject: { incident } }) => incident === null || canReadIncident(actor, incident),
		allow: ({ actor, subject }) => can(actor, 'execution.track', subject.execution.measure),
		decide: ({ subject, input, now }) =>
			hasStep(subject.execution, input.purpose, input.step)
				? definition.decide(subject, input, now)
				: refuse('step_unknown', 'The plan of this measure has no such step; choose one that it has.'),
		save: async ({ tx, subject, outcome, now }) => {
			const measureId = subject.execution.measure.id
			const id = await saveHandOff(tx, { measureId, before: subject.handOff, after: outcome.state, at: now })
			return { id, state: handOffState(outcome.state) }
		},
		concerns: ({ subject }) => `measure:${subject.execution.measure.id}`,
	})
}

/** A step that was never handed over has no try that could end or be repeated. */
export function notHandedOver() {
	return refuse('not_handed_over', 'Record first where this step was handed to.')
}
