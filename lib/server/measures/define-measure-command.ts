import 'server-only'
import type { z } from 'zod'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { enterEnforcement } from '@/lib/domain/incidents/decision-path'
import type { Instant } from '@/lib/domain/kernel/instant'
import { ok, type Result } from '@/lib/domain/kernel/result'
import type { Condition } from '@/lib/domain/measures/condition'
import { escalate, isOpen, type MeasureStep } from '@/lib/domain/measures/measure'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Policy } from '@/lib/domain/policy/policy'
import { findIncident, type StoredIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { type Command, defineCommand } from '@/lib/server/kernel/define-command'
import type { OutboxItem } from '@/lib/server/kernel/outbox'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOf } from '@/lib/server/policy/policies'
import { addFinding, findConditions } from './condition.store'
import { findEscalations, type StoredEscalation } from './escalation.store'
import { findMeasure, type StoredMeasure, saveMeasureStep } from './measure.store'

type MeasureInput = z.ZodType<{ measureId: string; evidence?: string; conditionId?: string | null; note?: string }>

/** A measure with what its steps depend on. */
export type MeasureSubject = {
	readonly measure: StoredMeasure
	readonly incident: StoredIncident | null
	readonly policy: Policy
	readonly conditions: readonly Condition[]
	/** The breached measure that ends when this one comes into force. */
	readonly replaced: StoredMeasure | null
	/** What this measure was counted in, or planned by. */
	readonly escalations: readonly StoredEscalation[]
	/** How the last try of each step ended that was handed over to carry it out; `null` while it is open. */
	readonly handOffs: readonly (string | null)[]
	/** Whether an accepted appeal reopened the case since this measure was decided. */
	readonly isReopened: boolean
	/** Whether an appeal against the decision waits for a ruling. */
	readonly isAppealed: boolean
}

/** What permissions on a measure are asked about: its operator, and whom the policy names for its rung. */
export function permitted({ measure, policy }: Pick<MeasureSubject, 'measure' | 'policy'>) {
	return { operatorId: measure.operatorId, roles: rungOf(policy, measure.rung).roles }
}

export async function loadMeasure(tx: Tx, measureId: string): Promise<MeasureSubject | null> {
	const measure = await findMeasure(tx, measureId)
	if (measure === null) return null
	const incident = measure.incidentId === null ? null : await findIncident(tx, measure.incidentId)
	const replaced = measure.replacesId === null ? null : await findMeasure(tx, measure.replacesId)
	const handOffs = await tx.executionHandOff.findMany({
		where: { measureId, purpose: 'apply' },
		select: { attempts: { orderBy: { number: 'desc' }, take: 1, select: { outcome: true } } },
	})
	const { voteId } = await tx.measure.findUniqueOrThrow({ where: { id: measureId }, select: { voteId: true } })
	const vote = voteId === null ? null : await tx.vote.findUnique({ where: { id: voteId }, select: { treatment: true } })
	const appeals = incident === null ? 0 : await tx.appeal.count({ where: { incidentId: incident.id, ruling: null } })
	return {
		measure,
		handOffs: handOffs.map(({ attempts }) => attempts[0]?.outcome ?? null),
		isReopened: vote !== null && incident !== null && vote.treatment !== incident.treatment,
		isAppealed: appeals > 0,
		incident,
		policy: await policyOf(tx, measure.policyVersion),
		conditions: await findConditions(tx, measure.id),
		replaced,
		escalations: await findEscalations(tx, measure.operatorId),
	}
}

/** The shape that all steps of a measure share: load it with its case, ask the permission, step, save. */
export function defineMeasureCommand<Schema extends MeasureInput>(definition: {
	readonly name: `measure.${string}`
	readonly input: Schema
	readonly decide: (subject: MeasureSubject, input: z.output<Schema>, now: Instant) => Result<MeasureStep>
	/** Mail that goes out after the step. */
	readonly notify?: (tx: Tx, measure: StoredMeasure) => Promise<readonly OutboxItem[]>
}): Command<z.input<Schema>, { id: string; state: string }> {
	return defineCommand({
		name: definition.name,
		input: definition.input,
		load: ({ tx, input }) => loadMeasure(tx, input.measureId),
		readable: ({ actor, subject }) => subject.incident === null || canReadIncident(actor, subject.incident),
		allow: ({ actor, subject }) => can(actor, 'measure.conduct', permitted(subject)),
		decide: ({ subject, input, now }) => {
			const own = definition.decide(subject, input, now)
			if (!own.ok) return own
			const replaced = replacedBy(subject, own.value, now)
			if (!replaced.ok) return replaced
			const ended = replaced.value?.events.map((event) => {
				return { ...event, facts: { ...event.facts, measure: subject.replaced?.id } }
			})
			const state = { own: own.value, replaced: replaced.value }
			return ok({ state, events: [...own.value.events, ...(ended ?? [])] })
		},
		save: async ({ tx, input, subject, outcome, actor, now }) => {
			const { own, replaced } = outcome.state
			const { measure, incident } = subject
			const { state, events } = own
			const step = { actor, at: now }
			await saveMeasureStep(tx, { ...step, before: measure, after: state, events, ...shown(input) })
			if (input.conditionId != null && state.state === 'breached') {
				const finding = { state: 'not_met', note: input.note ?? '', evidence: input.evidence ?? '' } as const
				await addFinding(tx, input.conditionId, finding, step)
			}
			if (subject.replaced !== null && replaced !== null) {
				const { state: after, events: told } = replaced
				await saveMeasureStep(tx, { ...step, before: subject.replaced, after, events: told })
			}
			if (incident?.state === 'decided' && isOpen(state.state) && state.state !== 'planned') {
				const moved = enterEnforcement(incident)
				if (moved.ok) {
					await saveStep(tx, { before: incident, after: moved.value.state, events: moved.value.events, actor, at: now })
				}
			}
			return { id: measure.id, state: state.state }
		},
		concerns: ({ subject }) => `measure:${subject.measure.id}`,
		notify: async ({ tx, subject }) => (await definition.notify?.(tx, subject.measure)) ?? [],
	})
}

/** The end of the breached measure that this step puts a harsher one in place of; `null` where it does not. */
function replacedBy({ measure, replaced }: MeasureSubject, { state }: MeasureStep, now: Instant) {
	const takesEffect = measure.state === 'planned' && state.state === 'in_force'
	if (!takesEffect || replaced?.state !== 'breached') return ok(null)
	return escalate(replaced, 'A harsher measure is in force in its place.', now)
}

/** What shows a step, and the condition that it is about. */
function shown(input: { evidence?: string; conditionId?: string | null }) {
	return {
		...(input.evidence !== undefined && { evidence: input.evidence }),
		...(input.conditionId !== undefined && { conditionId: input.conditionId }),
	}
}
