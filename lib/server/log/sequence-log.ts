import 'server-only'
import { toIso } from '@/lib/domain/kernel/instant'
import { checkpointBody, originOf, type TreeHead } from '@/lib/domain/log/checkpoint'
import { growTree } from '@/lib/domain/log/grow-tree'
import { fromHex, toHex } from '@/lib/domain/log/hex'
import { fold } from '@/lib/domain/log/merkle'
import { subtreesOf } from '@/lib/domain/log/merkle-ranges'
import { installationId } from '@/lib/server/decisions/installation'
import { now as readClock } from '@/lib/server/kernel/clock'
import type { Tx } from '@/lib/server/kernel/prisma'
import { transaction } from '@/lib/server/kernel/transaction'
import { addCheckpoint, addNodes, becomeSequencer, nodesAt, pendingLeaves, placeLeaves, sizeOfLog } from './log.store'
import { keyInUse } from './log-key.store'
import { sha256Bytes } from './sha256'

const AT_ONCE = 1_000

type Options = {
	/** What to do where another process is at work: wait until the leaves known now have their places, or leave it to it. */
	readonly whenBusy?: 'wait' | 'leave'
	/** Leaves in one batch. */
	readonly atOnce?: number
}

/**
 * Gives every accepted leaf its place in the tree, batch by batch, and signs a checkpoint after each. A batch is one
 * transaction: a process that is killed leaves the log as it was before, and two never work at the same time, so the
 * log cannot fork. Writers wait for none of this. Answers with how many leaves were placed.
 */
export async function sequenceLog({ whenBusy = 'wait', atOnce = AT_ONCE }: Options = {}): Promise<number> {
	let placed = 0
	for (;;) {
		const count = await transaction((tx) => sequenceBatch(tx, whenBusy, atOnce))
		placed += count
		if (count < atOnce) return placed
	}
}

async function sequenceBatch(tx: Tx, whenBusy: 'wait' | 'leave', atOnce: number): Promise<number> {
	if (!(await becomeSequencer(tx, whenBusy))) return 0
	const at = await readClock(tx)
	const origin = originOf(await installationId(tx))
	const key = await keyInUse(tx, origin, at)
	const leaves = await pendingLeaves(tx, atOnce)
	if (leaves.length === 0) return 0
	const size = await sizeOfLog(tx)
	const before = await nodesAt(tx, subtreesOf({ start: 0, end: size }))
	const hashes = leaves.map(({ leafHash }) => fromHex(leafHash))
	const { nodes, peaks } = growTree(sha256Bytes, size, before, hashes)
	await placeLeaves(tx, size, leaves)
	await addNodes(tx, nodes)
	const root = fold(
		sha256Bytes,
		peaks.map(({ hash }) => hash),
	)
	const head: TreeHead = { origin, size: size + leaves.length, rootHash: toHex(root), timestamp: toIso(at) }
	await addCheckpoint(tx, { ...head, keyId: key.keyId, signature: key.sign(checkpointBody(head)) })
	return leaves.length
}
