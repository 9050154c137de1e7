import 'server-only'
import { RelaunchVoteInput } from '@/lib/contracts/decisions'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { relaunchVote as decideRelaunch } from '@/lib/domain/incidents/decision-path'
import { hours } from '@/lib/domain/kernel/instant'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { policyOfCase } from '@/lib/server/policy/policies'
import { openBallotBox } from '../open-ballot-box'
import { findLastVote } from '../vote.store'

/** Opens the vote again after a missed quorum, with a fresh roll. */
export const relaunchVote = defineCommand({
	name: 'vote.relaunch',
	input: RelaunchVoteInput,
	load: async ({ tx, input }) => {
		const incident = await findIncident(tx, input.incidentId)
		if (incident === null) return null
		const last = await findLastVote(tx, incident.id, incident.treatment)
		return { incident, last, policy: await policyOfCase(tx, incident) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'vote.conduct', subject.incident),
	decide: ({ subject: { incident, last, policy }, now }) =>
		decideRelaunch(
			incident,
			{ outcome: last?.outcome ?? null, attempts: incident.voteAttempt, mostAttempts: policy.mostVoteAttempts },
			hours(policy.windows.voteHours),
			now,
		),
	save: async ({ tx, subject: { incident, policy }, outcome, actor, now }) => {
		await saveStep(tx, { before: incident, after: outcome.state, events: outcome.events, actor, at: now })
		return openBallotBox(tx, incident, outcome.state, policy, now)
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
