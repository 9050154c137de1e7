import 'server-only'
import { OpenVoteInput } from '@/lib/contracts/decisions'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { openVote as decideOpening } from '@/lib/domain/incidents/decision-path'
import { hours } from '@/lib/domain/kernel/instant'
import { refuse } from '@/lib/domain/kernel/result'
import { isAppealPending } from '@/lib/domain/measures/escalation-appeal'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { findEscalationOfTreatment } from '@/lib/server/measures/escalation.store'
import { policyOfCase } from '@/lib/server/policy/policies'
import { openBallotBox } from '../open-ballot-box'

/** Opens the vote on the consequence, on the newest revision, with every steward on the roll. */
export const openVote = defineCommand({
	name: 'vote.open',
	input: OpenVoteInput,
	load: async ({ tx, input }) => {
		const incident = await findIncident(tx, input.incidentId)
		if (incident === null) return null
		const escalation = await findEscalationOfTreatment(tx, incident.id, incident.treatment)
		return { incident, policy: await policyOfCase(tx, incident), escalation }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'vote.conduct', subject.incident),
	decide: ({ subject, now }) => {
		if (subject.escalation !== null && isAppealPending(subject.escalation)) {
			return refuse(
				'appeal_pending',
				'The operator appeals the escalation that this treatment follows from; rule on that before the vote opens.',
			)
		}
		return decideOpening(subject.incident, hours(subject.policy.windows.voteHours), now)
	},
	save: async ({ tx, subject: { incident, policy }, outcome, actor, now }) => {
		await saveStep(tx, { before: incident, after: outcome.state, events: outcome.events, actor, at: now })
		return openBallotBox(tx, incident, outcome.state, policy, now)
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
