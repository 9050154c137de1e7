import 'server-only'
import { RecuseFromVoteInput } from '@/lib/contracts/decisions'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { recuse } from '@/lib/domain/decisions/vote'
import { linkEvents } from '@/lib/domain/decisions/vote-chain'
import { ok } from '@/lib/domain/kernel/result'
import { findIncident } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { sha256 } from '@/lib/server/log/append-to-log'
import { findVoter, lockVote, recuseVoter, saveVote } from '../vote.store'

/** Takes a steward off the roll of a vote for a declared conflict of interest. */
export const recuseFromVote = defineCommand({
	name: 'vote.recuse',
	input: RecuseFromVoteInput,
	load: async ({ tx, input, actor }) => {
		const vote = await lockVote(tx, input.voteId)
		const incident = vote && (await findIncident(tx, vote.incidentId))
		if (!vote || !incident) return null
		const person = personOf(actor)
		return { vote, incident, voter: person && (await findVoter(tx, vote.id, person.address)) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'vote.cast', subject.incident),
	decide: ({ subject, input, now }) => {
		const recused = recuse(subject.vote, subject.voter, input, now)
		if (!recused.ok) return recused
		const { chain, events } = linkEvents(subject.vote.chain, recused.value.events, sha256)
		return ok({ state: { vote: recused.value.state, chain }, events })
	},
	save: async ({ tx, subject: { vote, voter }, input, outcome, now }) => {
		await saveVote(tx, vote, outcome.state.vote, outcome.state.chain)
		if (voter) await recuseVoter(tx, { voteId: vote.id, voter }, input, now)
		return { voteId: vote.id, recused: true }
	},
	concerns: ({ subject }) => `vote:${subject.vote.id}`,
})
