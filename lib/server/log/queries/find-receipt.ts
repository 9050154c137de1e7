import 'server-only'
import { FindReceiptInput, type ReceiptOf } from '@/lib/contracts/log'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'
import { readingOf } from '../readable-leaves'

/** The leaf that a revision, a rating, a comment or a ballot came into the record with; its receipt lies under its hash. */
export const findReceipt = defineQuery({
	name: 'log.find_receipt',
	input: FindReceiptInput,
	answer: async ({ db, input, actor }) => {
		const key = await rowKey(db, input.what, input.id)
		const seal = await db.rowSeal.findFirst({
			where: { tableName: input.what, rowKey: key },
			orderBy: { id: 'asc' },
			select: { batch: true },
		})
		const leaf = seal && (await db.logLeaf.findUnique({ where: { sealBatch: seal.batch } }))
		if (!leaf) return null
		const mayRead = await readingOf(db, actor, [leaf])
		return mayRead(leaf) ? { leafHash: leaf.leafHash } : null
	},
})

/** Revisions go by the case and their number, the others by their id. */
async function rowKey(db: Tx, what: ReceiptOf, id: string): Promise<string> {
	const [incidentId = '', number] = id.split('.')
	if (what !== 'revision' || number === undefined) return id
	const row = await db.revision.findUnique({
		where: { incidentId_number: { incidentId, number: Number(number) } },
		select: { id: true },
	})
	return row?.id ?? id
}
