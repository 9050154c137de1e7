import 'server-only'
import { CreateDraftInput } from '@/lib/contracts/incidents'
import { can } from '@/lib/domain/access/can'
import { draftOrigin } from '@/lib/domain/access/draft-origin'
import { emptyReport } from '@/lib/domain/incidents/empty-report'
import type { OperatorId } from '@/lib/domain/kernel/ids'
import { ok } from '@/lib/domain/kernel/result'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { applyPatch } from '../apply-patch'
import { addDraft } from '../report.store'

/** Starts a draft at an operator; nothing needs to be filled in yet. */
export const createDraft = defineCommand({
	name: 'incident.create_draft',
	input: CreateDraftInput,
	load: async ({ tx, input, actor }) => {
		const where = { id: input.operatorId }
		const operator = await tx.operator.findUnique({ where, select: { id: true, isDemonstration: true } })
		const operatorId = fromColumn<OperatorId>(input.operatorId)
		return operator && { ...operator, operatorId, origin: draftOrigin(actor, operatorId) }
	},
	allow: ({ actor, subject }) => can(actor, 'incident.draft', subject),
	decide: ({ subject, input, now }) => {
		// The patch was checked field by field; what it leaves out stays empty.
		const report = applyPatch(emptyReport(now), input.report)
		return ok({ state: { report }, events: [{ type: 'incident.drafted', facts: { operatorId: subject.id } }] })
	},
	save: async ({ tx, subject, outcome, actor, now }) => {
		const draft = {
			operatorId: subject.id,
			origin: subject.origin,
			isDemonstration: subject.isDemonstration,
			report: outcome.state.report,
			slug: null,
		}
		const { id, slug } = await addDraft(tx, draft, actor, now)
		return { id, slug, state: 'draft', version: 1 }
	},
	concerns: ({ answer }) => `incident:${answer.id}`,
})
