import 'server-only'
import type { Tx } from '@/lib/server/kernel/prisma'

/** What the log holds about a vote, with what it takes to check that it is there. */
export type LogSection = {
	readonly keys: readonly {
		readonly keyId: string
		readonly publicKey: string
		readonly from: string
		readonly until: string | null
	}[]
	readonly checkpoint: {
		readonly size: number
		readonly rootHash: string
		readonly timestamp: string
		readonly keyId: string
		readonly signature: string
	} | null
	readonly leaves: readonly {
		/** Place in the log; `null` until it has one. */
		readonly index: number | null
		readonly leafHash: string
		/** Canonical JSON. */
		readonly entry: string
		/** Inclusion proof up to the checkpoint's root (RFC 9162), hex. */
		readonly proof: readonly string[]
	}[]
}

/** Every leaf about a vote, in the order in which they came. */
export async function logSectionOf(tx: Tx, voteId: string): Promise<LogSection> {
	const leaves = await tx.logLeaf.findMany({
		where: { subject: `vote:${voteId}` },
		orderBy: { id: 'asc' },
		select: { leafHash: true, entry: true },
	})
	return {
		keys: [],
		checkpoint: null,
		leaves: leaves.map(({ leafHash, entry }) => ({ index: null, leafHash, entry, proof: [] })),
	}
}
