import 'server-only'
import { CreateDraftInput } from '@/lib/contracts/incidents'
import { can } from '@/lib/domain/access/can'
import { emptyReport } from '@/lib/domain/incidents/empty-report'
import type { OperatorId } from '@/lib/domain/kernel/ids'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { applyPatch } from '../apply-patch'
import { addDraft } from '../report.store'

/** Starts a draft at an operator; nothing needs to be filled in yet. */
export const createDraft = defineCommand({
	name: 'incident.create_draft',
	input: CreateDraftInput,
	load: ({ tx, input }) =>
		tx.operator.findUnique({ where: { id: input.operatorId }, select: { id: true, isDemonstration: true } }),
	allow: ({ actor, subject }) => can(actor, 'incident.draft', { operatorId: fromColumn<OperatorId>(subject.id) }),
	decide: ({ subject, input, now }) => {
		if (input.origin === 'import')
			return refuse('not_an_import', 'A draft that somebody writes is not an import; leave out where it comes from.')
		// The patch was checked field by field; what it leaves out stays empty.
		const report = applyPatch(emptyReport(now), input.report)
		return ok({ state: { report }, events: [{ type: 'incident.drafted', facts: { operatorId: subject.id } }] })
	},
	save: async ({ tx, input, subject, outcome, actor, now }) => {
		const draft = {
			operatorId: subject.id,
			origin: input.origin,
			isDemonstration: subject.isDemonstration,
			report: outcome.state.report,
			slug: null,
		}
		const { id, slug } = await addDraft(tx, draft, actor, now)
		return { id, slug, state: 'draft', version: 1 }
	},
	concerns: ({ answer }) => `incident:${answer.id}`,
})
