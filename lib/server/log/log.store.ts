import 'server-only'
import type { Checkpoint } from '@/lib/domain/log/checkpoint'
import type { Node } from '@/lib/domain/log/grow-tree'
import { toHex } from '@/lib/domain/log/hex'
import type { Hash } from '@/lib/domain/log/merkle'
import type { Subtree } from '@/lib/domain/log/merkle-ranges'
import type { LogCheckpoint } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/server/kernel/prisma'

/** "guardrail sequencer", as a number for the advisory locks of PostgreSQL. */
const SEQUENCER = 4_755_415_205

export type PendingLeaf = { readonly id: bigint; readonly leafHash: string }

/** Makes this transaction the only sequencer; answers no at once where another one is at work, or waits for it. */
export async function becomeSequencer(tx: Tx, whenBusy: 'wait' | 'leave'): Promise<boolean> {
	if (whenBusy === 'wait') {
		await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEQUENCER})`
		return true
	}
	const rows = await tx.$queryRaw<{ free: boolean }[]>`SELECT pg_try_advisory_xact_lock(${SEQUENCER}) AS free`
	return rows[0]?.free ?? false
}

export async function hasPendingLeaves(tx: Tx): Promise<boolean> {
	return (await tx.logPending.findFirst({ select: { leafId: true } })) !== null
}

export async function pendingLeaves(tx: Tx, most: number): Promise<readonly PendingLeaf[]> {
	return tx.$queryRaw<PendingLeaf[]>`
		SELECT l.id, l.leaf_hash AS "leafHash" FROM log_pending p JOIN log_leaf l ON l.id = p.leaf_id
		ORDER BY l.id LIMIT ${most}`
}

export async function sizeOfLog(tx: Tx): Promise<number> {
	const last = await tx.logEntry.findFirst({ orderBy: { index: 'desc' }, select: { index: true } })
	return last === null ? 0 : Number(last.index) + 1
}

/** Gives the leaves the places from `size` on and takes them off the list of those that wait. */
export async function placeLeaves(tx: Tx, size: number, leaves: readonly PendingLeaf[]): Promise<void> {
	const ids = leaves.map(({ id }) => id)
	await tx.logEntry.createMany({
		data: leaves.map(({ id }, offset) => ({ index: BigInt(size + offset), leafId: id })),
	})
	await tx.logPending.deleteMany({ where: { leafId: { in: ids } } })
}

export async function addNodes(tx: Tx, nodes: readonly Node[]): Promise<void> {
	const levels = nodes.map(({ level }) => level)
	const indices = nodes.map(({ index }) => BigInt(index))
	const hashes = nodes.map(({ hash }) => toHex(hash))
	await tx.$executeRaw`
		INSERT INTO log_node (level, index, hash)
		SELECT level, index, decode(hash, 'hex')
		FROM unnest(${levels}::int[], ${indices}::bigint[], ${hashes}::text[]) AS added (level, index, hash)`
}

/** The hashes of these full subtrees, in their order; throws where the log does not have one. */
export async function nodesAt(tx: Tx, subtrees: readonly Subtree[]): Promise<readonly Node[]> {
	if (subtrees.length === 0) return []
	const wanted = [...new Map(subtrees.map((subtree) => [`${subtree.level}/${subtree.index}`, subtree])).values()]
	const rows = await tx.$queryRaw<{ level: number; index: bigint; hash: Uint8Array }[]>`
		SELECT n.level, n.index, n.hash FROM log_node n
		JOIN unnest(${wanted.map(({ level }) => level)}::int[], ${wanted.map(({ index }) => BigInt(index))}::bigint[])
			AS wanted (level, index) ON n.level = wanted.level AND n.index = wanted.index`
	const hashes = new Map<string, Hash>(rows.map((row) => [`${row.level}/${row.index}`, row.hash]))
	return subtrees.map(({ level, index }) => {
		const hash = hashes.get(`${level}/${index}`)
		if (hash === undefined) throw new Error(`The log has lost its node ${index} of level ${level}`)
		return { level, index, hash }
	})
}

export async function addCheckpoint(
	tx: Tx,
	{ size, rootHash, timestamp, keyId, signature }: Checkpoint,
): Promise<void> {
	await tx.logCheckpoint.create({ data: { size: BigInt(size), rootHash, timestamp, keyId, signature } })
}

export async function lastCheckpoint(tx: Tx, origin: string): Promise<Checkpoint | null> {
	const row = await tx.logCheckpoint.findFirst({ orderBy: { size: 'desc' } })
	return row && toCheckpoint(row, origin)
}

export function toCheckpoint(row: LogCheckpoint, origin: string): Checkpoint {
	const { rootHash, keyId, signature } = row
	return { origin, size: Number(row.size), rootHash, timestamp: row.timestamp.toISOString(), keyId, signature }
}
