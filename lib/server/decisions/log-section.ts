import 'server-only'
import type { Checkpoint, LogKey } from '@/lib/domain/log/checkpoint'
import { inclusionRanges } from '@/lib/domain/log/merkle'
import type { Tx } from '@/lib/server/kernel/prisma'
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

/** The leaves about a vote up to one of them, in the order in which they came, page by page. */
export async function* leavesOf(
	db: Tx,
	voteId: string,
	{ size, lastLeaf }: { readonly size: number; readonly lastLeaf: bigint },
): AsyncGenerator<readonly ProvenLeaf[], void> {
	for (let after = 0n; ; ) {
		const rows: readonly (LeafRow & { readonly id: bigint })[] = await db.logLeaf.findMany({
			where: { subject: `vote:${voteId}`, id: { gt: after, lte: lastLeaf } },
			orderBy: { id: 'asc' },
			take: PAGE,
			select: { id: true, leafHash: true, entry: true, place: { select: { index: true } } },
		})
		if (rows.length > 0) yield await withProofs(db, rows, size)
		if (rows.length < PAGE) return
		after = rows.at(-1)?.id ?? after
	}
}

/** Each of these leaves with its proof under a checkpoint, in the order given. */
export async function provenLeaves(
	tx: Tx,
	rows: readonly LeafRow[],
	{ size }: Pick<Checkpoint, 'size'>,
): Promise<readonly ProvenLeaf[]> {
	const leaves: ProvenLeaf[] = []
	for (let start = 0; start < rows.length; start += PAGE) {
		leaves.push(...(await withProofs(tx, rows.slice(start, start + PAGE), size)))
	}
	return leaves
}

async function withProofs(db: Tx, rows: readonly LeafRow[], size: number): Promise<readonly ProvenLeaf[]> {
	const page = rows.map(({ leafHash, entry, place }) => {
		const index = place === null || Number(place.index) >= size ? null : Number(place.index)
		return { index, leafHash, entry }
	})
	const ranges = page.map(({ index }) => (index === null ? [] : inclusionRanges(index, size)))
	const roots = await rangeRoots(db, ranges.flat())
	let next = 0
	return page.map((leaf, at) => {
		const from = next
		next += ranges[at]?.length ?? 0
		return { ...leaf, proof: roots.slice(from, next) }
	})
}
