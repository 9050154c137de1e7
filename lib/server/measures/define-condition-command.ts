import 'server-only'
import type { z } from 'zod'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import type { Permission } from '@/lib/domain/access/permissions'
import type { Result } from '@/lib/domain/kernel/result'
import type { Condition } from '@/lib/domain/measures/condition'
import type { FindingGiven } from '@/lib/domain/measures/condition-steps'
import type { MeasureEvent } from '@/lib/domain/measures/measure'
import { type Command, defineCommand } from '@/lib/server/kernel/define-command'
import { addFinding } from './condition.store'
import { loadMeasure, type MeasureSubject, permitted } from './define-measure-command'
import { saveMeasureStep } from './measure.store'

type ConditionInput = z.ZodType<{ conditionId: string }>

/** The shape that both findings share: load the condition with its measure, ask the permission, find, save. */
export function defineConditionCommand<Schema extends ConditionInput>(definition: {
	readonly name: `measure.${string}`
	readonly input: Schema
	readonly permission: Permission
	readonly decide: (
		measure: MeasureSubject['measure'],
		condition: Condition,
		input: z.output<Schema>,
	) => Result<{ state: FindingGiven; events: readonly MeasureEvent[] }>
}): Command<z.input<Schema>, { id: string; measureId: string; state: string }> {
	return defineCommand({
		name: definition.name,
		input: definition.input,
		load: async ({ tx, input: { conditionId } }) => {
			const row = await tx.measureCondition.findUnique({ where: { id: conditionId }, select: { measureId: true } })
			const subject = row === null ? null : await loadMeasure(tx, row.measureId)
			const condition = subject?.conditions.find(({ id }) => id === conditionId)
			return subject && condition ? { ...subject, condition } : null
		},
		readable: ({ actor, subject }) => subject.incident === null || canReadIncident(actor, subject.incident),
		allow: ({ actor, subject }) => can(actor, definition.permission, permitted(subject)),
		decide: ({ subject, input }) => definition.decide(subject.measure, subject.condition, input),
		save: async ({ tx, subject: { measure, condition }, outcome: { state, events }, actor, now }) => {
			// The version goes up, so that two findings at once do not pass each other unseen.
			await saveMeasureStep(tx, {
				before: measure,
				after: measure,
				events,
				actor,
				at: now,
				evidence: state.evidence,
				conditionId: condition.id,
			})
			await addFinding(tx, condition.id, state, { actor, at: now })
			return { id: condition.id, measureId: measure.id, state: state.state }
		},
		concerns: ({ subject }) => `measure:${subject.measure.id}`,
	})
}
