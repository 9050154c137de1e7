import 'server-only'
import { VoteInput } from '@/lib/contracts/decisions'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { closeVote } from '@/lib/domain/decisions/vote'
import { resultOf } from '@/lib/domain/decisions/vote-result'
import { recordTally } from '@/lib/domain/incidents/decision-path'
import { ok } from '@/lib/domain/kernel/result'
import { findIncident, saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { policyOf } from '@/lib/server/policy/policies'
import { findCountedBallots, lockVote, saveResult, saveVote } from '../vote.store'

/** Ends a vote and counts it: at its time, or earlier when everyone on the roll has voted. */
export const tallyVote = defineCommand({
	name: 'vote.tally',
	input: VoteInput,
	load: async ({ tx, input }) => {
		const vote = await lockVote(tx, input.voteId)
		const incident = vote && (await findIncident(tx, vote.incidentId))
		if (!vote || !incident) return null
		const ballots = await findCountedBallots(tx, vote.id)
		return { vote, incident, ballots, policy: await policyOf(tx, vote.policyVersion) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'vote.conduct', subject.incident),
	decide: ({ subject: { vote, incident, policy }, now }) => {
		const closed = closeVote(vote, { isEveryoneIn: vote.awaitedCount === 0 }, policy, now)
		if (!closed.ok) return closed
		const { state, outcome, rung, events } = closed.value
		const moved = recordTally(incident, { outcome, decidedRung: rung })
		if (!moved.ok) return moved
		return ok({
			state: { vote: state, outcome, rung, incident: moved.value.state, steps: moved.value.events },
			events: [...events, ...moved.value.events],
		})
	},
	save: async ({ tx, subject, outcome: { state }, actor, now }) => {
		const { vote, incident, ballots, policy } = subject
		await saveVote(tx, vote, state.vote)
		const result = resultOf(ballots, vote.rollPower, policy)
		await saveResult(tx, vote.id, { outcome: state.outcome, rung: state.rung, result }, now)
		await saveStep(tx, { before: incident, after: state.incident, events: state.steps, actor, at: now })
		return { id: vote.id, outcome: state.outcome, rung: state.rung }
	},
	concerns: ({ subject }) => `vote:${subject.vote.id}`,
})
