import 'server-only'
import { CastBallotInput } from '@/lib/contracts/decisions'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { readSignedBallot } from '@/lib/domain/decisions/read-signed-ballot'
import { castBallot as decideBallot } from '@/lib/domain/decisions/vote'
import { linkEvents } from '@/lib/domain/decisions/vote-chain'
import { toIso } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { env } from '@/lib/env'
import { findIncident } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { sha256 } from '@/lib/server/log/append-to-log'
import { policyOf } from '@/lib/server/policy/policies'
import { installationId } from '../installation'
import { ballotHash, isSignedByVoter } from '../verify-ballot'
import { addBallot, findVoter, lockVote, saveVote } from '../vote.store'

/** Counts a signed ballot; the voter's earlier ones stay on record and count no more. */
export const castBallot = defineCommand({
	name: 'vote.cast_ballot',
	input: CastBallotInput,
	load: async ({ tx, input, actor }) => {
		const vote = await lockVote(tx, input.voteId)
		const incident = vote && (await findIncident(tx, vote.incidentId))
		if (!vote || !incident) return null
		const person = personOf(actor)
		const frame = { chainId: env().CHAIN_ID, installation: await installationId(tx) }
		const policy = await policyOf(tx, vote.policyVersion)
		const read = readSignedBallot(input.message, { ...frame, policy })
		const isSigned = read.ok && isSignedByVoter(read.value.typedData, input.signature)
		return {
			vote,
			incident,
			person,
			policy,
			read,
			isSigned,
			voter: person && (await findVoter(tx, vote.id, person.address)),
		}
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'vote.cast', subject.incident),
	decide: ({ subject: { vote, voter, person, policy, read, isSigned }, now }) => {
		if (!read.ok) return read
		const { content, sequence, typedData, revisionHash } = read.value
		if (typedData.message.vote !== vote.id) {
			return refuse('wrong_vote', 'This ballot was signed for another vote; open this one and sign again.')
		}
		if (person?.address !== typedData.message.voter) {
			return refuse('wrong_wallet', 'This ballot names another wallet than the one that you signed in with.')
		}
		if (!isSigned)
			return refuse('wrong_signature', 'The signature does not belong to this ballot and wallet; sign again.')
		const cast = { ...content, revisionHash, sequence, ballotHash: ballotHash(typedData) }
		const decided = decideBallot(vote, voter, cast, policy, now)
		if (!decided.ok) return decided
		const { chain, events } = linkEvents(vote.chain, decided.value.events, sha256)
		return ok({ state: { vote: decided.value.state, chain, ballot: read.value }, events })
	},
	save: async ({ tx, input, subject: { vote, voter, person }, outcome, now }) => {
		const { content, typedData, revisionHash } = outcome.state.ballot
		if (!voter || !person) throw new Error('A ballot was accepted from someone who is not on the roll')
		await saveVote(tx, vote, outcome.state.vote, outcome.state.chain)
		const ballot = {
			voteId: vote.id,
			voter,
			voterId: person.id,
			number: vote.chain.number + 1,
			ballotHash: ballotHash(typedData),
			...content,
			message: typedData.message,
			signature: input.signature,
			revisionHash,
		}
		const id = await addBallot(tx, ballot, now)
		return {
			id,
			voteId: vote.id,
			voter: typedData.message.voter,
			sequence: Number(typedData.message.sequence),
			ballotHash: ballotHash(typedData),
			castAt: toIso(now),
			closesAt: toIso(outcome.state.vote.closesAt),
		}
	},
	concerns: ({ subject }) => `vote:${subject.vote.id}`,
})
