import 'server-only'
import { EditDraftInput } from '@/lib/contracts/incidents'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { applyPatch } from '../apply-patch'
import { findIncident } from '../incident.store'
import { findReport, saveReport } from '../report.store'

/** Saves sections of a draft. A draft that someone else saved meanwhile is a conflict, never overwritten. */
export const editDraft = defineCommand({
	name: 'incident.edit_draft',
	input: EditDraftInput,
	load: async ({ tx, input, actor }) => {
		const incident = await findIncident(tx, input.incidentId, { version: input.expectedVersion, by: actor })
		return incident && { incident, report: await findReport(tx, incident.id) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'incident.draft', subject.incident),
	decide: ({ subject: { incident, report }, input }) => {
		if (incident.state !== 'draft') {
			return refuse('not_a_draft', 'This report is filed; change it with a new revision and a reason.', {
				state: incident.state,
			})
		}
		const next = applyPatch(report, input.report)
		return ok({ state: next, events: [] })
	},
	save: async ({ tx, subject: { incident }, outcome, now }) => ({
		id: incident.id,
		slug: incident.slug,
		version: await saveReport(tx, incident, outcome.state, now),
		savedAt: new Date(now).toISOString(),
	}),
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
