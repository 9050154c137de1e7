import 'server-only'
import { RecordImpactInput } from '@/lib/contracts/incidents'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { revise } from '@/lib/domain/incidents/filing'
import { faultsOf } from '@/lib/domain/incidents/report-faults'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { findIncident, saveStep } from '../incident.store'
import { addRevision, findReport, saveReport } from '../report.store'

/** Adds a figure of the loss beside the earlier ones, as a revision. */
export const recordImpact = defineCommand({
	name: 'incident.record_impact',
	input: RecordImpactInput,
	load: async ({ tx, input, actor }) => {
		const incident = await findIncident(tx, input.incidentId, { version: input.expectedVersion, by: actor })
		return incident && { incident, report: await findReport(tx, incident.id) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'incident.revise', subject.incident),
	decide: ({ subject: { incident, report }, input, now }) => {
		const next = { ...report, impact: [...report.impact, input.figure] }
		return revise(incident, { ...input, missing: [], faults: faultsOf(next, now) })
	},
	save: async ({ tx, input, subject: { incident, report }, outcome: { state, events }, actor, now }) => {
		const next = { ...report, impact: [...report.impact, input.figure] }
		const version = await saveStep(tx, { before: incident, after: state, events, actor, at: now })
		const saved = await saveReport(tx, { id: incident.id, version }, next, now)
		const { currentRevision: number } = state
		const revisionHash = await addRevision(
			tx,
			{ incidentId: incident.id, number, report: next, reason: input.reason, caseState: incident.state },
			actor,
			now,
		)
		return { id: incident.id, version: saved, revision: number, revisionHash }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
	tells: ({ revisionHash }) => ({ revisionHash }),
})
