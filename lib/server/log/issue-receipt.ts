import 'server-only'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { originOf } from '@/lib/domain/log/checkpoint'
import { inclusionRanges } from '@/lib/domain/log/merkle'
import { type Receipt, type ReceiptBody, receiptText } from '@/lib/domain/log/receipt'
import { installationId } from '@/lib/server/decisions/installation'
import type { Tx } from '@/lib/server/kernel/prisma'
import { actorSaltOf, hashOfPerson } from './append-to-log'
import { toCheckpoint } from './log.store'
import { knownKey, logKeys } from './log-key.store'
import { readEntry, readingOf } from './readable-leaves'
import { rangeRoots } from './tree-hashes'

type Row = {
	readonly id: bigint
	readonly kind: string
	readonly subject: string
	readonly entry: string
	readonly leafHash: string
	readonly acceptedAt: Date
	readonly noteSalt: string | null
}

/**
 * A signed receipt for a leaf that this actor may read, with its proof of inclusion once the leaf has its place; null
 * where there is no such leaf, or none for this reader. Signs what is stored, so no receipt outlives a rolled-back
 * write: call it after the commit.
 */
export async function issueReceipt(db: Tx, leafHash: string, actor: Actor): Promise<Receipt | null> {
	const row = await db.logLeaf.findFirst({ where: { leafHash } })
	if (row === null) return null
	const mayRead = await readingOf(db, actor, [row])
	if (!mayRead(row)) return null
	const installation = await installationId(db)
	const key = await knownKey(db, originOf(installation))
	const body: ReceiptBody = {
		format: 'guardrail-receipt',
		formatVersion: 1,
		installation,
		origin: originOf(installation),
		kind: row.kind,
		subject: row.subject,
		entry: row.entry,
		leafHash,
		acceptedAt: row.acceptedAt.toISOString(),
		publicKey: key.publicKey,
		keyId: key.keyId,
	}
	const [inclusion, opening] = await Promise.all([inclusionOf(db, row.id, body), openingOf(db, row, actor)])
	return {
		...body,
		signature: key.sign(receiptText(body)),
		...(inclusion && { inclusion }),
		...(opening && { opening }),
	}
}

/** In the first checkpoint that has the leaf, so that the answer stays the same however the log grows. */
async function inclusionOf(
	db: Tx,
	leafId: bigint,
	{ origin, keyId }: ReceiptBody,
): Promise<Receipt['inclusion'] | null> {
	const entry = await db.logEntry.findUnique({ where: { leafId } })
	if (entry === null) return null
	const row = await db.logCheckpoint.findFirst({ where: { size: { gt: entry.index } }, orderBy: { size: 'asc' } })
	if (row === null) return null
	const checkpoint = toCheckpoint(row, origin)
	const index = Number(entry.index)
	const proof = await rangeRoots(db, inclusionRanges(index, checkpoint.size))
	return { index, proof, checkpoint, ...(checkpoint.keyId !== keyId && { keys: await logKeys(db) }) }
}

async function openingOf(db: Tx, row: Row, actor: Actor): Promise<Receipt['opening'] | null> {
	const person = personOf(actor)
	const stored = person && (await db.person.findUnique({ where: { id: person.id }, select: { logSalt: true } }))
	const { actor: hash, salt } = readEntry(row.entry)
	if (!person || !stored || salt === undefined) return null
	if (hash !== hashOfPerson({ id: person.id, logSalt: stored.logSalt }, salt)) return null
	return { actorSalt: actorSaltOf(stored.logSalt, salt), personId: person.id, noteSalt: row.noteSalt }
}
