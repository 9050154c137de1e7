import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import type { Receipt } from '@/lib/domain/log/receipt'
import { prisma } from '@/lib/server/kernel/prisma'
import type { LoggedLeaf } from '@/lib/server/log/append-to-log'
import { issueReceipt } from '@/lib/server/log/issue-receipt'

type Accepted = {
	readonly id: string
	readonly voteId: string
	/** Ethereum address. */
	readonly voter: string
	readonly sequence: number
	/** EIP-712 hash of the message that the wallet signed. */
	readonly ballotHash: string
	readonly castAt: string
	readonly closesAt: string
}

/** The receipt for the ballot's leaf, with the ballot's id and the time until which it can be replaced. */
export type BallotReceipt = Receipt & Omit<Accepted, 'castAt'> & { readonly receivedAt: string }

/** Called after the commit: no receipt outlives a ballot that was rolled back. */
export async function withReceipt(
	{ id, voteId, voter, sequence, ballotHash, castAt, closesAt }: Accepted,
	leaves: readonly LoggedLeaf[],
	actor: Actor,
): Promise<BallotReceipt> {
	const leaf = leaves.find(({ kind }) => kind === 'vote.ballot_cast')
	const receipt = leaf && (await issueReceipt(prisma(), leaf.leafHash, actor))
	if (!receipt) throw new Error('A ballot was accepted without a leaf in the log')
	return { ...receipt, id, voteId, voter, sequence, ballotHash, receivedAt: castAt, closesAt }
}
