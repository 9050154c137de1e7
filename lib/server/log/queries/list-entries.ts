import 'server-only'
import { ListEntriesInput } from '@/lib/contracts/log'
import type { Actor } from '@/lib/domain/access/actor'
import type { LogEntryShown } from '@/lib/domain/log/log-export'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'
import { sizeOfLog } from '../log.store'
import { readingOf } from '../readable-leaves'

export type LogEntries = {
	/** Number of leaves that have a place now. */
	readonly size: number
	readonly data: readonly LogEntryShown[]
	/** Where the next page starts; null after the last leaf that was asked for. */
	readonly nextStart: number | null
}

/** The leaves from `start` up to, without, `end`, page by page. */
export const listEntries = defineQuery({
	name: 'log.list_entries',
	input: ListEntriesInput,
	answer: async ({ db, input, actor }): Promise<LogEntries> => {
		const size = await sizeOfLog(db)
		const end = Math.min(input.end ?? size, size)
		const stop = Math.min(end, input.start + input.limit)
		const data = await entriesBetween(db, actor, input.start, stop)
		return { size, data, nextStart: stop < end ? stop : null }
	},
})

export async function entriesBetween(
	db: Tx,
	actor: Actor,
	start: number,
	stop: number,
): Promise<readonly LogEntryShown[]> {
	if (start >= stop) return []
	const rows = await db.logEntry.findMany({
		where: { index: { gte: BigInt(start), lt: BigInt(stop) } },
		orderBy: { index: 'asc' },
		include: { leaf: { select: { kind: true, subject: true, entry: true, leafHash: true } } },
	})
	const mayRead = await readingOf(
		db,
		actor,
		rows.map(({ leaf }) => leaf),
	)
	return rows.map(({ index, leaf }) => ({
		index: Number(index),
		leafHash: leaf.leafHash,
		entry: mayRead(leaf) ? leaf.entry : null,
	}))
}
