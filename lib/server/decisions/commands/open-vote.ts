import 'server-only'
import type { z } from 'zod'
import { OpenVoteInput } from '@/lib/contracts/decisions'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { rulesForCase, type VoteWishes } from '@/lib/domain/decisions/opening-rules'
import type { Weights } from '@/lib/domain/decisions/vote-rules'
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
import { askForVote } from '../ask-for-vote'
import { factsOfOpening, openingAsked } from '../asked-opening'
import { isLongList, type Opening, preparingProblem, ROLL_AT_ONCE, withPrepared } from '../held-opening'
import { type OpenedVote, openCaseVote } from '../open-case-vote'
import { findPreparing } from '../vote-opening.store'
import { findInvolved } from '../weighted-roll.store'
import { prepareWeights } from '../weights'

/**
 * Opens the vote on the consequence, on the newest revision, by the method that was asked for or the policy's. A vote by
 * a long list of balances is only asked for: `openAskedVotes` writes its roll and opens it.
 */
export const openVote = openingVote({ atOnce: ROLL_AT_ONCE })

/** The same with another limit of what is written at once, or for a vote that was asked for. */
export function openingVote(opening: Opening) {
	return defineCommand({
		name: 'vote.open',
		input: OpenVoteInput,
		prepare: ({ input, actor }) => prepareFor(input, actor, opening),
		// A roll of 200,000 wallets, each row of it audited.
		mostSeconds: 180,
		load: async ({ tx, input, actor, prepared }) => {
			const incident = await findIncident(tx, input.incidentId)
			if (incident === null) return null
			const escalation = await findEscalationOfTreatment(tx, incident.id, incident.treatment)
			const preparing = await findPreparing(tx, incident.id)
			const asked = isLater(input, actor, opening) ? factsOfOpening({ isAgain: false, input }) : null
			return { incident, policy: await policyOfCase(tx, incident), prepared, escalation, preparing, asked }
		},
		readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
		allow: ({ actor, subject }) => can(actor, 'vote.conduct', subject.incident),
		decide: ({ subject: { incident, policy, prepared, escalation, preparing, asked }, input, now }) => {
			if (escalation !== null && isAppealPending(escalation)) return refuse('appeal_pending', APPEAL_PENDING)
			const weights = asked ? unread(input) : prepared.ok ? prepared.value?.weights : undefined
			const rules = rulesForCase({ ...wishesOf(input, policy), ...(weights && { weights }) }, policy)
			if (!rules.ok) return rules
			const length = hours(policy.windows.voteHours + rules.value.objectionHours)
			const opened = decideOpening(incident, length, now)
			if (!opened.ok) return opened
			const busy = preparingProblem(preparing, opening)
			if (busy !== null) return busy
			if (asked) return ok({ state: null, events: [openingAsked(asked)] })
			if (!prepared.ok) return prepared
			const state = { moved: opened.value, rules: rules.value, weighted: prepared.value }
			return ok({ state, events: opened.value.events })
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
				return askForVote(tx, { incidentId: incident.id, isAgain: false, input, facts: asked }, actor, now)
			const { moved, rules, weighted } = state
			await saveStep(tx, { before: incident, after: moved.state, events: moved.events, actor, at: now })
			const vote = { incident, after: moved.state, rules, policy, actor, weighted, ...withPrepared(opening) }
			return openCaseVote(tx, vote, now)
		},
		concerns: ({ subject }) => `incident:${subject.incident.id}`,
	})
}

const APPEAL_PENDING =
	'The operator appeals the escalation that this treatment follows from; rule on that before the vote opens.'

type Asked = z.output<typeof OpenVoteInput>

/** Only somebody who can be asked again asks for a vote; the house itself opens what it opens. */
function isLater({ weights }: Asked, actor: Actor, { atOnce }: Opening): boolean {
	return personOf(actor) !== null && isLongList(weights, atOnce)
}

/** What can be said of the weights before the list is read: its root follows. */
function unread({ weights }: Asked): Weights | undefined {
	if (weights?.kind !== 'snapshot') return undefined
	const { decimals, symbol, source } = weights
	return { kind: 'snapshot', root: '', decimals, symbol, source }
}

/** Reads the balances, for somebody who may open this vote; everybody else is refused later, and nothing is read. */
async function prepareFor(input: Asked, actor: Actor, opening: Opening) {
	const { incidentId, weights } = input
	if (weights === undefined || weights.kind === 'one_each' || isLater(input, actor, opening)) return ok(null)
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
