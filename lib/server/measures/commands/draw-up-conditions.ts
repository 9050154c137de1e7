import 'server-only'
import { DrawUpConditionsInput } from '@/lib/contracts/measures'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { instant } from '@/lib/domain/kernel/instant'
import { drawUpConditions as decideConditions } from '@/lib/domain/measures/condition-steps'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { findConditions, replaceConditions } from '../condition.store'
import { loadMeasure, permitted } from '../define-measure-command'
import { saveMeasureStep } from '../measure.store'

/** Draws up what the operator shows before a measure ends, before it binds or while it is reviewed. */
export const drawUpConditions = defineCommand({
	name: 'measure.draw_up_conditions',
	input: DrawUpConditionsInput,
	load: ({ tx, input }) => loadMeasure(tx, input.measureId),
	readable: ({ actor, subject }) => subject.incident === null || canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'measure.conduct', permitted(subject)),
	decide: ({ subject, input, now }) =>
		decideConditions(
			subject.measure,
			input.conditions.map(({ text, dueAt }) => ({ text, dueAt: dueAt === null ? null : instant(dueAt) })),
			now,
		),
	save: async ({ tx, subject: { measure }, outcome: { state, events }, actor, now }) => {
		await saveMeasureStep(tx, { before: measure, after: measure, events, actor, at: now })
		await replaceConditions(tx, measure.id, state, now)
		const conditions = await findConditions(tx, measure.id)
		return { id: measure.id, conditions: conditions.map(({ id, number, text }) => ({ id, number, text })) }
	},
	concerns: ({ subject }) => `measure:${subject.measure.id}`,
})
