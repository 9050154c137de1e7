import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { Tx } from './prisma'

/** Something that leaves the house after the commit, at least once; the key makes a repeat harmless. */
export type OutboxItem = {
	readonly topic: 'mail'
	readonly payload: { readonly to: string; readonly subject: string; readonly text: string }
	readonly idempotencyKey: string
}

export async function enqueue(tx: Tx, items: readonly OutboxItem[], at: Instant): Promise<void> {
	if (items.length === 0) return
	await tx.outboxMessage.createMany({
		data: items.map((item) => ({ ...item, id: randomUUID(), createdAt: toDate(at), availableAt: toDate(at) })),
		skipDuplicates: true,
	})
}
