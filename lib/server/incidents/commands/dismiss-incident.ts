import 'server-only'
import { DismissInput } from '@/lib/contracts/incidents'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import type { Dismissal } from '@/lib/domain/incidents/incident'
import { dismiss } from '@/lib/domain/incidents/treatment'
import type { IncidentId } from '@/lib/domain/kernel/ids'
import { refuse } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { findIncident, saveStep } from '../incident.store'

/** Ends a case that is a duplicate or not an incident. */
export const dismissIncident = defineCommand({
	name: 'incident.dismiss',
	input: DismissInput,
	load: async ({ tx, input, actor }) => {
		const incident = await findIncident(tx, input.incidentId, { version: input.expectedVersion, by: actor })
		const other = input.reason === 'duplicate' ? await findIncident(tx, input.duplicateOfId) : null
		return incident && { incident, other }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'incident.triage', subject.incident),
	decide: ({ subject: { incident, other }, input, actor, now }) => {
		if (input.reason === 'duplicate' && (other === null || !canReadIncident(actor, other))) {
			return refuse('no_such_case', 'There is no case with the id that this one is said to duplicate; copy it again.')
		}
		const dismissal: Dismissal =
			input.reason === 'duplicate'
				? { reason: 'duplicate', duplicateOfId: input.duplicateOfId as IncidentId, note: input.note } // a UUID, by its contract
				: { reason: 'not_an_incident', note: input.note }
		return dismiss(incident, dismissal, now)
	},
	save: async ({ tx, subject: { incident }, outcome: { state, events }, actor, now }) => {
		const version = await saveStep(tx, { before: incident, after: state, events, actor, at: now })
		return { id: incident.id, slug: incident.slug, state: state.state, version }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
