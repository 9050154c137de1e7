import 'server-only'
import { RecuseFromVoteInput } from '@/lib/contracts/decisions'
import { personOf } from '@/lib/domain/access/actor'
import { linkEvents } from '@/lib/domain/decisions/vote-chain'
import { recuse } from '@/lib/domain/decisions/vote-steps'
import { ok } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { sha256 } from '@/lib/server/log/append-to-log'
import { policyOf } from '@/lib/server/policy/policies'
import { uncountBallot } from '../ballot.store'
import { findVoter, saveRecusal } from '../roll.store'
import { findVote, lockVote, saveVote } from '../vote.store'
import { canReadMatter, matterOf, mayCast } from '../vote-matter'

/** Takes a voter off the roll of a vote for a declared conflict of interest. */
export const recuseFromVote = defineCommand({
	name: 'vote.recuse',
	input: RecuseFromVoteInput,
	lock: ({ tx, input }) => lockVote(tx, input.voteId),
	load: async ({ tx, input, actor }) => {
		const vote = await findVote(tx, input.voteId)
		const matter = vote && (await matterOf(tx, vote))
		if (!vote || !matter) return null
		const voter = await findVoter(tx, vote.id, personOf(actor)?.address ?? null)
		return { vote, matter, voter, policy: await policyOf(tx, vote.policyVersion) }
	},
	readable: ({ actor, subject }) => canReadMatter(actor, subject.matter),
	allow: ({ actor, subject }) => mayCast(actor, subject.vote, subject.matter),
	decide: ({ subject: { vote, voter, policy }, input, now }) => {
		const recused = recuse(vote, voter, input, policy, now)
		if (!recused.ok) return recused
		const { chain, events } = linkEvents(vote.chain, recused.value.events, sha256)
		return ok({ state: { step: recused.value, chain }, events })
	},
	save: async ({ tx, subject: { vote, voter }, input, outcome: { state }, now }) => {
		if (!voter) throw new Error('Somebody recused who is not on the roll')
		const { step, chain } = state
		const arrived = voter.counted === null ? 1 : 0
		await saveVote(tx, vote, { vote: step.state, chain, ballots: 0, arrived })
		await uncountBallot(tx, voter)
		await saveRecusal(tx, voter, { ...input, delegatePower: step.delegatePower }, now)
		return { voteId: vote.id, recused: true }
	},
	concerns: ({ subject }) => `vote:${subject.vote.id}`,
})
