import 'server-only'
import { CloseCaseInput } from '@/lib/contracts/decisions'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { close } from '@/lib/domain/incidents/decision-path'
import { isOpen } from '@/lib/domain/measures/measure'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { findMeasuresOfIncident } from '@/lib/server/measures/measure.store'
import { findLastVote } from '../vote.store'

/** Closes a case whose measures have ended, that decided nothing, or whose votes missed their quorum too often. */
export const closeCase = defineCommand({
	name: 'incident.close',
	input: CloseCaseInput,
	load: async ({ tx, input }) => {
		const incident = await findIncident(tx, input.incidentId)
		if (incident === null) return null
		const measures = await findMeasuresOfIncident(tx, incident.id)
		const vote = await findLastVote(tx, incident.id, incident.treatment)
		return { incident, measures, vote }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'vote.conduct', subject.incident),
	decide: ({ subject: { incident, measures, vote }, input, now }) =>
		close(
			incident,
			{
				openMeasures: measures.filter((measure) => isOpen(measure.state)).length,
				isQuorumMissed: vote?.outcome === 'quorum_not_met',
				note: input.note,
			},
			now,
		),
	save: async ({ tx, subject, outcome, actor, now }) => {
		await saveStep(tx, { before: subject.incident, after: outcome.state, events: outcome.events, actor, at: now })
		return { id: subject.incident.id, state: outcome.state.state }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
