import 'server-only'
import { ReviseReportInput } from '@/lib/contracts/incidents'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { missingForFiling } from '@/lib/domain/incidents/empty-report'
import { revise } from '@/lib/domain/incidents/filing'
import { faultsOf } from '@/lib/domain/incidents/report-faults'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { applyPatch } from '../apply-patch'
import { findIncident, saveStep } from '../incident.store'
import { addRevision, findReport, saveReport } from '../report.store'

/** Changes a filed report as a new revision with a public reason. */
export const reviseReport = defineCommand({
	name: 'incident.revise',
	input: ReviseReportInput,
	load: async ({ tx, input, actor }) => {
		const incident = await findIncident(tx, input.incidentId, { version: input.expectedVersion, by: actor })
		return incident && { incident, report: await findReport(tx, incident.id) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'incident.revise', subject.incident),
	decide: ({ subject: { incident, report }, input, now }) => {
		const next = applyPatch(report, input.report)
		return revise(incident, { reason: input.reason, missing: missingForFiling(next), faults: faultsOf(next, now) })
	},
	save: async ({ tx, input, subject: { incident, report }, outcome: { state, events }, actor, now }) => {
		const next = applyPatch(report, input.report)
		const version = await saveStep(tx, { before: incident, after: state, events, actor, at: now })
		const saved = await saveReport(tx, { id: incident.id, version }, next, now)
		const { currentRevision: number } = state
		const revision = { incidentId: incident.id, number, report: next, reason: input.reason, caseState: incident.state }
		const hash = await addRevision(tx, revision, actor, now)
		return {
			id: incident.id,
			slug: incident.slug,
			state: state.state,
			version: saved,
			revision: number,
			revisionHash: hash,
		}
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
	tells: ({ revisionHash }) => ({ revisionHash }),
})
