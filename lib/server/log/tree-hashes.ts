import 'server-only'
import { toHex } from '@/lib/domain/log/hex'
import { fold } from '@/lib/domain/log/merkle'
import { type Range, subtreesOf } from '@/lib/domain/log/merkle-ranges'
import type { Tx } from '@/lib/server/kernel/prisma'
import { nodesAt } from './log.store'
import { sha256Bytes } from './sha256'

/** The roots over these ranges of the log, in hex. However long the log is, few nodes are read. */
export async function rangeRoots(db: Tx, ranges: readonly Range[]): Promise<readonly string[]> {
	const parts = ranges.map(subtreesOf)
	const nodes = await nodesAt(db, parts.flat())
	let next = 0
	return parts.map(({ length }) => {
		const peaks = nodes.slice(next, next + length).map(({ hash }) => hash)
		next += length
		return toHex(fold(sha256Bytes, peaks))
	})
}
