import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { LogKey } from '@/lib/domain/log/checkpoint'
import { rotationText } from '@/lib/domain/log/key-rotation'
import { isoOrNull } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'
import { appendToLog } from './append-to-log'
import { currentKey, previousKey, type SigningKey } from './signing-key'

const SEQUENCER: Actor = { kind: 'system', task: 'sequencer' }

/** The process was given a key that the log does not know, and nothing that vouches for it. */
export class UnknownSigningKey extends Error {
	constructor(known: string) {
		super(
			`SIGNING_KEY is not the key ${known} that this log is signed with. Give the former key back, or set SIGNING_KEY_PREVIOUS to it, so that it can vouch for the new one; then start again.`,
		)
		this.name = 'UnknownSigningKey'
	}
}

/** All keys of the log, the oldest first. */
export async function logKeys(tx: Tx): Promise<readonly LogKey[]> {
	const rows = await tx.logKey.findMany({ orderBy: { from: 'asc' } })
	const vouched = rows.length > 1 ? await vouchedFor(tx) : null
	return rows.map(({ keyId, publicKey, from, until }) => ({
		keyId,
		publicKey,
		from: from.toISOString(),
		until: isoOrNull(until),
		vouched: vouched?.get(publicKey) ?? null,
	}))
}

/** By what each later key was vouched for, from the leaf that tells of it. */
async function vouchedFor(tx: Tx): Promise<ReadonlyMap<string, string>> {
	const leaves = await tx.logLeaf.findMany({
		where: { subject: 'installation', kind: 'log.key_rotated' },
		select: { entry: true },
	})
	return new Map(
		leaves.map(({ entry }) => {
			const { to, vouched } = JSON.parse(entry).facts
			return [String(to), String(vouched)]
		}),
	)
}

/** The key to sign with where nothing may be logged: refuses one that the log does not know. */
export async function knownKey(db: Tx, origin: string): Promise<SigningKey> {
	const key = currentKey(origin)
	const known = await db.logKey.findFirst({ where: { until: null } })
	if (known === null || known.keyId === key.keyId || previousKey(origin)?.keyId === known.keyId) return key
	throw new UnknownSigningKey(known.keyId)
}

/**
 * The key to sign with. The log's first key, and each later one with the signature by which the key before it vouches
 * for it, becomes a leaf. Wants to be called by the only sequencer.
 */
export async function keyInUse(tx: Tx, origin: string, at: Instant): Promise<SigningKey> {
	const key = currentKey(origin)
	const known = await tx.logKey.findFirst({ where: { until: null } })
	if (known?.keyId === key.keyId) return key
	const { keyId, publicKey } = key
	if (known === null) {
		await logIt(tx, at, { type: 'log.started', facts: { origin, keyId, publicKey } })
	} else {
		const old = previousKey(origin)
		if (old?.keyId !== known.keyId) throw new UnknownSigningKey(known.keyId)
		const vouched = old.sign(rotationText(origin, old.publicKey, publicKey))
		const facts = { origin, from: old.publicKey, fromKeyId: old.keyId, to: publicKey, toKeyId: keyId, vouched }
		await logIt(tx, at, { type: 'log.key_rotated', facts })
		await tx.logKey.update({ where: { keyId: known.keyId }, data: { until: toDate(at) } })
	}
	await tx.logKey.create({ data: { keyId, publicKey, from: toDate(at) } })
	return key
}

async function logIt(tx: Tx, at: Instant, event: { type: string; facts: Record<string, string> }): Promise<void> {
	await appendToLog(tx, { subject: 'installation', actor: SEQUENCER, at, events: [event] })
}
