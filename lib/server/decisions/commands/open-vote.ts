import 'server-only'
import type { z } from 'zod'
import { OpenVoteInput } from '@/lib/contracts/decisions'
import type { Actor } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { rulesForCase, type VoteWishes } from '@/lib/domain/decisions/opening-rules'
import { openVote as decideOpening } from '@/lib/domain/incidents/decision-path'
import { hours } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { isAppealPending } from '@/lib/domain/measures/escalation-appeal'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Policy } from '@/lib/domain/policy/policy'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { prisma } from '@/lib/server/kernel/prisma'
import { findEscalationOfTreatment } from '@/lib/server/measures/escalation.store'
import { policyOfCase } from '@/lib/server/policy/policies'
import { openCaseVote } from '../open-case-vote'
import { findInvolved } from '../weighted-roll.store'
import { prepareWeights } from '../weights'

/** Opens the vote on the consequence, on the newest revision, by the method that was asked for or the policy's. */
export const openVote = defineCommand({
	name: 'vote.open',
	input: OpenVoteInput,
	prepare: ({ input, actor }) => prepareFor(input, actor),
	// A roll of 200,000 wallets, each row of it audited.
	mostSeconds: 180,
	load: async ({ tx, input, prepared }) => {
		const incident = await findIncident(tx, input.incidentId)
		if (incident === null) return null
		const escalation = await findEscalationOfTreatment(tx, incident.id, incident.treatment)
		return { incident, policy: await policyOfCase(tx, incident), prepared, escalation }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'vote.conduct', subject.incident),
	decide: ({ subject: { incident, policy, prepared, escalation }, input, now }) => {
		if (escalation !== null && isAppealPending(escalation)) {
			return refuse(
				'appeal_pending',
				'The operator appeals the escalation that this treatment follows from; rule on that before the vote opens.',
			)
		}
		const weights = prepared.ok ? prepared.value?.weights : undefined
		const rules = rulesForCase({ ...wishesOf(input, policy), ...(weights && { weights }) }, policy)
		if (!rules.ok) return rules
		const length = hours(policy.windows.voteHours + rules.value.objectionHours)
		const opened = decideOpening(incident, length, now)
		if (!opened.ok) return opened
		if (!prepared.ok) return prepared
		const state = { after: opened.value.state, rules: rules.value, weighted: prepared.value }
		return ok({ state, events: opened.value.events })
	},
	save: async ({ tx, subject: { incident, policy }, outcome, actor, now }) => {
		const { after, rules, weighted } = outcome.state
		await saveStep(tx, { before: incident, after, events: outcome.events, actor, at: now })
		return openCaseVote(tx, { incident, after, rules, policy, actor, weighted }, now)
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})

/** Reads the balances, for somebody who may open this vote; everybody else is refused later, and nothing is read. */
async function prepareFor({ incidentId, weights }: z.output<typeof OpenVoteInput>, actor: Actor) {
	if (weights === undefined || weights.kind === 'one_each') return ok(null)
	const incident = await findIncident(prisma(), incidentId)
	if (incident === null || !can(actor, 'vote.conduct', incident).allowed) return ok(null)
	const { operatorId, coordinatorId } = incident
	return prepareWeights(weights, await findInvolved(prisma(), { operatorId, personId: coordinatorId }))
}

/** An option without a name or key of its own has those of its rung. */
function wishesOf({ options, weights: _, ...rest }: z.output<typeof OpenVoteInput>, policy: Policy): VoteWishes {
	if (options === undefined) return rest
	const named = options.map(({ key, name, rung, parameters }) => {
		const step = rungOf(policy, rung)
		return { key: key ?? step.key, name: name === '' ? step.name : name, rung, parameters }
	})
	return { ...rest, options: named }
}
