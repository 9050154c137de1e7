import 'server-only'
import type { z } from 'zod'
import { CastBallotInput } from '@/lib/contracts/decisions'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { readSignedBallot, type SignedBallot } from '@/lib/domain/decisions/read-signed-ballot'
import { signatureProblem } from '@/lib/domain/decisions/signature'
import { linkEvents } from '@/lib/domain/decisions/vote-chain'
import { castBallot as decideBallot } from '@/lib/domain/decisions/vote-steps'
import { type Address, toAddress } from '@/lib/domain/kernel/ids'
import { type Instant, toIso } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { env } from '@/lib/env'
import { checkSignature } from '@/lib/server/chain/check-signature'
import { now as readClock } from '@/lib/server/kernel/clock'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { prisma } from '@/lib/server/kernel/prisma'
import { sha256 } from '@/lib/server/log/append-to-log'
import { policyOf } from '@/lib/server/policy/policies'
import { addBallot } from '../ballot.store'
import { installationId } from '../installation'
import { findVoter, saveVoted } from '../roll.store'
import { sealOf } from '../seal'
import { messageHash } from '../verify-ballot'
import { findVote, lockVote, saveVote } from '../vote.store'
import { canReadMatter, matterOf, mayCast } from '../vote-matter'

type Sent = {
	readonly input: z.output<typeof CastBallotInput>
	readonly actor: Actor
	readonly at: Instant | undefined
}

/** Before anything is locked: the hash of what was signed, and whether the actor's own wallet signed it. */
async function check({ input, actor, at }: Sent) {
	const { message, signature } = input
	const frame = { chainId: env().CHAIN_ID, installation: await installationId(prisma()) }
	const hash = messageHash(frame, message)
	const own = personOf(actor)?.address ?? null
	const isOwn = own !== null && own === toAddress(message.voter) && message.vote === input.voteId
	const isTaken = isOwn && (await takesBallot(own, input.voteId, actor, at ?? (await readClock())))
	return { frame, hash, signed: isTaken ? await checkSignature(own, hash, signature) : null }
}

/**
 * Whether a ballot of this wallet could be taken now. To check a signature may run a contract on our node, which is
 * done for nobody else; why a ballot is refused, the rule says.
 */
async function takesBallot(address: Address, voteId: string, actor: Actor, at: Instant): Promise<boolean> {
	const vote = await findVote(prisma(), voteId)
	if (vote === null || vote.state !== 'open' || at < vote.opensAt || at >= vote.closesAt) return false
	const matter = await matterOf(prisma(), vote)
	if (matter === null || !canReadMatter(actor, matter) || !mayCast(actor, vote, matter).allowed) return false
	const voter = await findVoter(prisma(), vote.id, address)
	return voter !== null && !voter.isRecused
}

/** Counts a signed ballot, or keeps it sealed; the voter's earlier ones stay on record and count no more. */
export const castBallot = defineCommand({
	name: 'vote.cast_ballot',
	input: CastBallotInput,
	prepare: check,
	lock: ({ tx, input }) => lockVote(tx, input.voteId),
	load: async ({ tx, input, actor, prepared }) => {
		const vote = await findVote(tx, input.voteId)
		const matter = vote && (await matterOf(tx, vote))
		if (!vote || !matter) return null
		const person = personOf(actor)
		const policy = await policyOf(tx, vote.policyVersion)
		const read = readSignedBallot(input.message, { ...prepared.frame, rules: vote.rules, policy })
		const voter = await findVoter(tx, vote.id, person?.address ?? null)
		return { vote, matter, person, policy, read, voter, hash: prepared.hash, signed: prepared.signed }
	},
	readable: ({ actor, subject }) => canReadMatter(actor, subject.matter),
	allow: ({ actor, subject }) => mayCast(actor, subject.vote, subject.matter),
	decide: ({ subject: { vote, voter, person, policy, read, hash, signed }, input, now }) => {
		if (input.message.vote !== vote.id) {
			return refuse('wrong_vote', 'This ballot was signed for another vote; open this one and sign again.')
		}
		if (!read.ok) return read
		const { content, sequence, typedData, revisionHash } = read.value
		if (person?.address !== typedData.message.voter) {
			return refuse('wrong_wallet', 'This ballot names another wallet than the one that you signed in with.')
		}
		if (signed !== null && signed.state !== 'good') return signatureProblem(signed, 'ballot')
		const decided = decideBallot(vote, voter, { ...content, revisionHash, sequence, ballotHash: hash }, policy, now)
		if (!decided.ok) return decided
		if (signed === null)
			return refuse('vote_changed', 'This vote has changed in this very moment; send the ballot again.')
		const { chain, events } = linkEvents(vote.chain, decided.value.events, sha256)
		return ok({ state: { step: decided.value, chain, ballot: read.value, signed }, events })
	},
	save: async ({ tx, input, subject: { vote, voter, person, hash }, outcome: { state }, now }) => {
		const { step, chain, ballot, signed } = state
		if (!voter || !person) throw new Error('A ballot was accepted from someone who is not on the roll')
		await saveVote(tx, vote, { vote: step.state, chain, ballots: 1, arrived: voter.counted === null ? 1 : 0 })
		await saveVoted(tx, voter, step.delegatePower)
		const number = vote.chain.number + 1
		const id = await addBallot(
			tx,
			voter,
			{
				voteId: vote.id,
				voterId: person.id,
				number,
				sequence: ballot.sequence,
				ballotHash: hash,
				revisionHash: vote.revisionHash,
				signed,
				content: vote.rules.isSealed ? sealed(vote.id, number, ballot, input.signature) : said(ballot, input.signature),
			},
			now,
		)
		return {
			id,
			voteId: vote.id,
			voter: voter.address,
			sequence: ballot.sequence,
			ballotHash: hash,
			castAt: toIso(now),
			closesAt: toIso(step.state.closesAt),
		}
	},
	concerns: ({ subject }) => `vote:${subject.vote.id}`,
})

function said({ content, typedData }: SignedBallot, signature: string) {
	return { choice: content.choice, parameters: content.parameters, message: typedData.message, signature }
}

function sealed(voteId: string, number: number, { typedData }: SignedBallot, signature: string) {
	return { sealed: sealOf(voteId).close(number, { message: typedData.message, signature }) }
}
