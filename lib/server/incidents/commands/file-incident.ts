import 'server-only'
import { CaseInput } from '@/lib/contracts/incidents'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { missingForFiling } from '@/lib/domain/incidents/empty-report'
import { file } from '@/lib/domain/incidents/filing'
import { faultsOf } from '@/lib/domain/incidents/report-faults'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { findIncident, saveStep } from '../incident.store'
import { addRevision, findReport, settleSlug } from '../report.store'

/** Files a draft: its first revision is frozen, and the DAO's coordinators see it. */
export const fileIncident = defineCommand({
	name: 'incident.file',
	input: CaseInput,
	load: async ({ tx, input, actor }) => {
		const incident = await findIncident(tx, input.incidentId, { version: input.expectedVersion, by: actor })
		return incident && { incident, report: await findReport(tx, incident.id) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'incident.file', subject.incident),
	decide: ({ subject: { incident, report }, now }) =>
		file(incident, { missing: missingForFiling(report), faults: faultsOf(report, now) }, now),
	save: async ({ tx, subject: { incident, report }, outcome: { state, events }, actor, now }) => {
		const version = await saveStep(tx, { before: incident, after: state, events, actor, at: now })
		const slug = await settleSlug(tx, incident, report)
		const revision = {
			incidentId: incident.id,
			number: state.currentRevision,
			report,
			reason: 'Filed.',
			caseState: state.state,
		}
		const hash = await addRevision(tx, revision, actor, now)
		return { id: incident.id, slug, state: state.state, version, revisionHash: hash }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
	tells: ({ revisionHash }) => ({ revisionHash }),
})
