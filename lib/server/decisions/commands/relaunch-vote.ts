import 'server-only'
import { RelaunchVoteInput } from '@/lib/contracts/decisions'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { rulesForCase } from '@/lib/domain/decisions/opening-rules'
import { relaunchVote as decideRelaunch } from '@/lib/domain/incidents/decision-path'
import { hours } from '@/lib/domain/kernel/instant'
import { ok } from '@/lib/domain/kernel/result'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { policyOfCase } from '@/lib/server/policy/policies'
import { openCaseVote } from '../open-case-vote'
import { findLastVote } from '../vote.store'

/** Opens the vote again after a missed quorum, by the same rules, with a fresh roll. */
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
	decide: ({ subject: { incident, last, policy }, now }) => {
		const rules = last === null ? rulesForCase({}, policy) : ok(last.rules)
		if (!rules.ok) return rules
		const relaunched = decideRelaunch(
			incident,
			{ outcome: last?.outcome ?? null, attempts: incident.voteAttempt, mostAttempts: policy.mostVoteAttempts },
			hours(policy.windows.voteHours + rules.value.objectionHours),
			now,
		)
		if (!relaunched.ok) return relaunched
		return ok({ state: { after: relaunched.value.state, rules: rules.value }, events: relaunched.value.events })
	},
	save: async ({ tx, subject: { incident, policy }, outcome, actor, now }) => {
		const { after, rules } = outcome.state
		await saveStep(tx, { before: incident, after, events: outcome.events, actor, at: now })
		return openCaseVote(tx, { incident, after, rules, policy, actor }, now)
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
