import 'server-only'
import { ClosePanelsInput } from '@/lib/contracts/assessment'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { closePanels as moveOn } from '@/lib/domain/incidents/treatment'
import { hours } from '@/lib/domain/kernel/instant'
import { refuse } from '@/lib/domain/kernel/result'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { policyOfCase } from '@/lib/server/policy/policies'
import { findPanels } from '../panel.store'

/** Moves a case from assessment to deliberation, once the last round of both panels is closed. */
export const closePanels = defineCommand({
	name: 'incident.close_panels',
	input: ClosePanelsInput,
	load: async ({ tx, input }) => {
		const incident = await findIncident(tx, input.incidentId)
		if (incident === null) return null
		const panels = await findPanels(tx, incident.id, incident.treatment)
		return { incident, panels, policy: await policyOfCase(tx, incident) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'panel.conduct', subject.incident),
	decide: ({ subject: { incident, panels, policy }, now }) => {
		const open = panels.find((panel) => panel.state === 'open')
		if (incident.state === 'assessing' && open !== undefined) {
			return refuse('panels_open', `Round ${open.round} of the panel of ${open.kind} is still open; close it first.`)
		}
		return moveOn(incident, hours(policy.windows.deliberationHours), now)
	},
	save: async ({ tx, subject, outcome, actor, now }) => {
		const version = await saveStep(tx, {
			before: subject.incident,
			after: outcome.state,
			events: outcome.events,
			actor,
			at: now,
		})
		return { id: subject.incident.id, state: outcome.state.state, version }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
