import 'server-only'
import { RelaunchVoteInput } from '@/lib/contracts/decisions'
import type { Actor } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { rulesForCase, weightProblem } from '@/lib/domain/decisions/opening-rules'
import { relaunchVote as decideRelaunch } from '@/lib/domain/incidents/decision-path'
import { hours } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { prisma } from '@/lib/server/kernel/prisma'
import { policyOfCase } from '@/lib/server/policy/policies'
import { openCaseVote } from '../open-case-vote'
import { findLastVote } from '../vote.store'
import { findBalances, findInvolved } from '../weighted-roll.store'
import { weightedRoll } from '../weights'

/** Opens the vote again after a missed quorum, by the same rules, with a fresh roll: the stewards of today, or the same balances. */
export const relaunchVote = defineCommand({
	name: 'vote.relaunch',
	input: RelaunchVoteInput,
	prepare: ({ input, actor }) => prepareAgain(input.incidentId, actor),
	// A roll of 200,000 wallets, each row of it audited.
	mostSeconds: 180,
	load: async ({ tx, input, prepared }) => {
		const incident = await findIncident(tx, input.incidentId)
		if (incident === null) return null
		const last = await findLastVote(tx, incident.id, incident.treatment)
		return { incident, last, policy: await policyOfCase(tx, incident), prepared }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'vote.conduct', subject.incident),
	decide: ({ subject: { incident, last, policy, prepared }, now }) => {
		const rules = last === null ? rulesForCase({}, policy) : ok(last.rules)
		if (!rules.ok) return rules
		const weighing = weightProblem(rules.value.weights, policy)
		if (weighing !== null) return refuse('vote_rules_invalid', weighing)
		const relaunched = decideRelaunch(
			incident,
			{ outcome: last?.outcome ?? null, attempts: incident.voteAttempt, mostAttempts: policy.mostVoteAttempts },
			hours(policy.windows.voteHours + rules.value.objectionHours),
			now,
		)
		if (!relaunched.ok) return relaunched
		if (!prepared.ok) return prepared
		const weighted = prepared.value
		const same = weighted === null ? rules.value : { ...rules.value, weights: weighted.weights }
		return ok({ state: { after: relaunched.value.state, rules: same, weighted }, events: relaunched.value.events })
	},
	save: async ({ tx, subject: { incident, policy }, outcome, actor, now }) => {
		const { after, rules, weighted } = outcome.state
		await saveStep(tx, { before: incident, after, events: outcome.events, actor, at: now })
		return openCaseVote(tx, { incident, after, rules, policy, actor, weighted }, now)
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})

/** The balances of the vote before, for somebody who may open it again. */
async function prepareAgain(incidentId: string, actor: Actor) {
	const db = prisma()
	const incident = await findIncident(db, incidentId)
	if (incident === null || !can(actor, 'vote.conduct', incident).allowed) return ok(null)
	const last = await findLastVote(db, incident.id, incident.treatment)
	if (last === null || last.rules.weights.kind === 'one_each') return ok(null)
	const { operatorId, coordinatorId } = incident
	const involved = await findInvolved(db, { operatorId, personId: coordinatorId })
	return weightedRoll({ weights: last.rules.weights, balances: await findBalances(db, last.id) }, involved)
}
