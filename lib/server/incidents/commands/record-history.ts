import 'server-only'
import { RecordHistoryInput } from '@/lib/contracts/incidents'
import { can } from '@/lib/domain/access/can'
import { emptyReport, missingForFiling } from '@/lib/domain/incidents/empty-report'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { applyPatch } from '../apply-patch'
import { addHistory } from '../history.store'

/** Records a case from before this installation existed: public at once, closed, with nothing invented. */
export const recordHistory = defineCommand({
	name: 'incident.record_history',
	input: RecordHistoryInput,
	load: async ({ tx, input }) => {
		const operator = await tx.operator.findUnique({ where: { id: input.operatorId }, select: { id: true } })
		const existing = await tx.incident.findUnique({ where: { slug: input.slug }, select: { id: true } })
		return operator && { operator, existing }
	},
	allow: ({ actor }) => can(actor, 'history.import'),
	decide: ({ subject, input, now }) => {
		if (subject.existing !== null) return refuse('already_there', `The case ${input.slug} is there already.`)
		const report = applyPatch(emptyReport(now), input.report)
		const missing = missingForFiling(report)
		if (missing.length > 0) return refuse('incomplete_report', `Fill in: ${missing.join(', ')}.`)
		return ok({ state: report, events: [{ type: 'incident.history_recorded', facts: { slug: input.slug } }] })
	},
	save: ({ tx, input, subject, outcome, actor, now }) =>
		addHistory(tx, { operatorId: subject.operator.id, slug: input.slug, report: outcome.state }, actor, now),
	concerns: ({ answer }) => `incident:${answer.id}`,
})
