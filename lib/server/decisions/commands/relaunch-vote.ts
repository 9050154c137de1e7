import 'server-only'
import { RelaunchVoteInput } from '@/lib/contracts/decisions'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { rulesForCase, weightProblem } from '@/lib/domain/decisions/opening-rules'
import { relaunchVote as decideRelaunch } from '@/lib/domain/incidents/decision-path'
import { hours } from '@/lib/domain/kernel/instant'
import { ok, type Result, refuse } from '@/lib/domain/kernel/result'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { prisma } from '@/lib/server/kernel/prisma'
import { policyOfCase } from '@/lib/server/policy/policies'
import { askForVote } from '../ask-for-vote'
import { factsOfOpening, openingAsked } from '../asked-opening'
import { type Opening, preparingProblem, ROLL_AT_ONCE, withPrepared } from '../held-opening'
import { type OpenedVote, openCaseVote } from '../open-case-vote'
import { countRoll } from '../roll.store'
import { findLastVote } from '../vote.store'
import { findPreparing } from '../vote-opening.store'
import type { WeightedRoll } from '../weighted-roll'
import { findBalances, findInvolved } from '../weighted-roll.store'
import { weightedRoll } from '../weights'

/**
 * Opens the vote again after a missed quorum, by the same rules, with a fresh roll: the stewards of today, or the same
 * balances. One with a long roll is only asked for, as by `openVote`.
 */
export const relaunchVote = relaunchingVote({ atOnce: ROLL_AT_ONCE })

/** The same with another limit of what is written at once, or for a vote that was asked for. */
export function relaunchingVote(opening: Opening) {
	return defineCommand({
		name: 'vote.relaunch',
		input: RelaunchVoteInput,
		prepare: ({ input, actor }) => prepareAgain(input.incidentId, actor, opening),
		// A roll of 200,000 wallets, each row of it audited.
		mostSeconds: 180,
		load: async ({ tx, input, prepared }) => {
			const incident = await findIncident(tx, input.incidentId)
			if (incident === null) return null
			const last = await findLastVote(tx, incident.id, incident.treatment)
			const preparing = await findPreparing(tx, incident.id)
			const asked = prepared === 'later' ? factsOfOpening({ isAgain: true, input }) : null
			return { incident, last, policy: await policyOfCase(tx, incident), prepared, preparing, asked }
		},
		readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
		allow: ({ actor, subject }) => can(actor, 'vote.conduct', subject.incident),
		decide: ({ subject: { incident, last, policy, prepared, preparing, asked }, now }) => {
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
			const busy = preparingProblem(preparing, opening)
			if (busy !== null) return busy
			if (asked) return ok({ state: null, events: [openingAsked(asked)] })
			if (prepared === 'later') throw new Error('What is done later is asked for')
			if (!prepared.ok) return prepared
			const weighted = prepared.value
			const same = weighted === null ? rules.value : { ...rules.value, weights: weighted.weights }
			return ok({
				state: { moved: relaunched.value, rules: same, weighted },
				events: relaunched.value.events,
			})
		},
		save: async ({
			tx,
			input,
			subject: { incident, policy, asked },
			outcome: { state },
			actor,
			now,
		}): Promise<OpenedVote> => {
			if (state === null)
				return askForVote(tx, { incidentId: incident.id, isAgain: true, input, facts: asked }, actor, now)
			const { moved, rules, weighted } = state
			await saveStep(tx, { before: incident, after: moved.state, events: moved.events, actor, at: now })
			const vote = { incident, after: moved.state, rules, policy, actor, weighted, ...withPrepared(opening) }
			return openCaseVote(tx, vote, now)
		},
		concerns: ({ subject }) => `incident:${subject.incident.id}`,
	})
}

/** The balances of the vote before, for somebody who may open it again; `later` where the worker writes its roll. */
async function prepareAgain(
	incidentId: string,
	actor: Actor,
	{ atOnce }: Opening,
): Promise<Result<WeightedRoll | null> | 'later'> {
	const db = prisma()
	const incident = await findIncident(db, incidentId)
	if (incident === null || !can(actor, 'vote.conduct', incident).allowed) return ok(null)
	const last = await findLastVote(db, incident.id, incident.treatment)
	if (last === null || last.rules.weights.kind === 'one_each') return ok(null)
	if (personOf(actor) !== null && (await countRoll(db, last.id)) > atOnce) return 'later'
	const { operatorId, coordinatorId } = incident
	const involved = await findInvolved(db, { operatorId, personId: coordinatorId })
	return weightedRoll({ weights: last.rules.weights, balances: await findBalances(db, last.id) }, involved)
}
