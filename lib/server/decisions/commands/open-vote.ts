import 'server-only'
import type { z } from 'zod'
import { OpenVoteInput } from '@/lib/contracts/decisions'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { rulesForCase, type VoteWishes } from '@/lib/domain/decisions/opening-rules'
import { openVote as decideOpening } from '@/lib/domain/incidents/decision-path'
import { hours } from '@/lib/domain/kernel/instant'
import { ok } from '@/lib/domain/kernel/result'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Policy } from '@/lib/domain/policy/policy'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { policyOfCase } from '@/lib/server/policy/policies'
import { openCaseVote } from '../open-case-vote'

/** Opens the vote on the consequence, on the newest revision, by the method that was asked for or the policy's. */
export const openVote = defineCommand({
	name: 'vote.open',
	input: OpenVoteInput,
	load: async ({ tx, input }) => {
		const incident = await findIncident(tx, input.incidentId)
		return incident && { incident, policy: await policyOfCase(tx, incident) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'vote.conduct', subject.incident),
	decide: ({ subject: { incident, policy }, input, now }) => {
		const rules = rulesForCase(wishesOf(input, policy), policy)
		if (!rules.ok) return rules
		const length = hours(policy.windows.voteHours + rules.value.objectionHours)
		const opened = decideOpening(incident, length, now)
		if (!opened.ok) return opened
		return ok({ state: { after: opened.value.state, rules: rules.value }, events: opened.value.events })
	},
	save: async ({ tx, subject: { incident, policy }, outcome, actor, now }) => {
		const { after, rules } = outcome.state
		await saveStep(tx, { before: incident, after, events: outcome.events, actor, at: now })
		return openCaseVote(tx, { incident, after, rules, policy, actor }, now)
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})

/** An option without a name or key of its own has those of its rung. */
function wishesOf({ options, ...rest }: z.output<typeof OpenVoteInput>, policy: Policy): VoteWishes {
	if (options === undefined) return rest
	const named = options.map(({ key, name, rung, parameters }) => {
		const step = rungOf(policy, rung)
		return { key: key ?? step.key, name: name === '' ? step.name : name, rung, parameters }
	})
	return { ...rest, options: named }
}
