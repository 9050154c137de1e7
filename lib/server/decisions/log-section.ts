import 'server-only'
import type { Checkpoint, LogKey } from '@/lib/domain/log/checkpoint'
import { inclusionRanges } from '@/lib/domain/log/merkle'
import type { Tx } from '@/lib/server/kernel/prisma'
import { logKeys } from '@/lib/server/log/log-key.store'
import { rangeRoots } from '@/lib/server/log/tree-hashes'

/** How many proofs are looked up at once. */
const PAGE = 500

/** An entry of the log, with what it takes to check that it stands there. */
export type ProvenLeaf = {
	/** Place in the log; `null` until the checkpoint covers it. */
	readonly index: number | null
	readonly leafHash: string
	/** Canonical JSON. */
	readonly entry: string
	/** Inclusion proof up to the checkpoint's root (RFC 9162), hex. */
	readonly proof: readonly string[]
}

/** What the log holds about a vote, with what it takes to check that it is there. */
export type LogSection = {
	readonly keys: readonly LogKey[]
	readonly checkpoint: Checkpoint
	readonly leaves: readonly ProvenLeaf[]
}

export type LeafRow = {
	readonly leafHash: string
	readonly entry: string
	readonly place: { readonly index: bigint } | null
}

/** Every leaf about a vote, in the order in which they came, proven under a checkpoint where it covers them. */
export async function logSectionOf(tx: Tx, voteId: string, checkpoint: Checkpoint): Promise<LogSection> {
	const keys = await logKeys(tx)
	const rows = await tx.logLeaf.findMany({
		where: { subject: `vote:${voteId}` },
		orderBy: { id: 'asc' },
		select: { leafHash: true, entry: true, place: { select: { index: true } } },
	})
	return { keys, checkpoint, leaves: await provenLeaves(tx, rows, checkpoint) }
}

/** Each of these leaves with its proof under a checkpoint, in the order given. */
export async function provenLeaves(
	tx: Tx,
	rows: readonly LeafRow[],
	checkpoint: Checkpoint,
): Promise<readonly ProvenLeaf[]> {
	const leaves: ProvenLeaf[] = []
	for (let start = 0; start < rows.length; start += PAGE) {
		const page = rows.slice(start, start + PAGE).map(({ leafHash, entry, place }) => {
			const index = place === null || Number(place.index) >= checkpoint.size ? null : Number(place.index)
			return { index, leafHash, entry }
		})
		const ranges = page.map(({ index }) => (index === null ? [] : inclusionRanges(index, checkpoint.size)))
		const roots = await rangeRoots(tx, ranges.flat())
		let next = 0
		for (const [at, leaf] of page.entries()) {
			const length = ranges[at]?.length ?? 0
			leaves.push({ ...leaf, proof: roots.slice(next, next + length) })
			next += length
		}
	}
	return leaves
}
