import 'server-only'
import type { Tx } from '@/lib/server/kernel/prisma'
import { type ProvenLeaf, provenLeaves } from './log-section'

/** The vote that adopted the policy which a vote was held by, as far as the log tells of it. */
export type BundleAdoption = {
	readonly voteId: string
	/** The entry `vote.opened`, which names the hash of the text that was voted on. */
	readonly opened: ProvenLeaf
	/** The entry `vote.tallied`, which says that it was adopted. */
	readonly tallied: ProvenLeaf
}

/** `null` for the founding policy, which no vote of this installation adopted. */
export async function adoptionOf(
	db: Tx,
	version: string,
	checkpoint: { readonly size: number },
): Promise<BundleAdoption | null> {
	const row = await db.policyVersion.findUnique({ where: { version }, select: { voteId: true } })
	const voteId = row?.voteId ?? null
	if (voteId === null) return null
	const rows = await db.logLeaf.findMany({
		where: { subject: `vote:${voteId}`, kind: { in: ['vote.opened', 'vote.tallied'] } },
		orderBy: { id: 'asc' },
		select: { leafHash: true, entry: true, place: { select: { index: true } } },
	})
	const [opened, tallied] = await provenLeaves(db, rows, checkpoint)
	return opened === undefined || tallied === undefined ? null : { voteId, opened, tallied }
}
