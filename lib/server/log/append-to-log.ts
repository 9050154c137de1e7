import 'server-only'
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { type Instant, toDate, toIso } from '@/lib/domain/kernel/instant'
import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import { toHex } from '@/lib/domain/log/hex'
import { leafHash as hashOfLeaf } from '@/lib/domain/log/merkle'
import type { DomainEvent } from '@/lib/server/kernel/domain-event'
import type { Tx } from '@/lib/server/kernel/prisma'
import { sha256Bytes } from './sha256'

type Entries = {
	/** `incident:<id>`; `person:<id>` appears as a salted hash. */
	readonly subject: string
	readonly actor: Actor
	readonly at: Instant
	readonly events: readonly DomainEvent[]
}

/** What a receipt can point at. */
export type LoggedLeaf = { readonly kind: string; readonly leafHash: string }

type Seals = { readonly batch: bigint; readonly count: bigint; readonly hash: string }

/**
 * Appends one leaf for each event, in the transaction of the command. The first one commits to every audited row that
 * the transaction wrote (docs/log.md). Who acted stands in each leaf as a hash with a salt of its own and free text as
 * a salted hash, so that nobody can tell two leaves of one person from those of two, and a lawful erasure leaves the
 * leaves as they are.
 */
export async function appendToLog(tx: Tx, { subject, actor, at, events }: Entries): Promise<readonly LoggedLeaf[]> {
	const seals = await takeSeals(tx)
	if (events.length === 0 && seals === null) return []
	const told: readonly DomainEvent[] = events.length > 0 ? events : [{ type: 'record.changed' }]
	const hashOf = await personHasher(tx, [actor, subject])
	const leaves = told.map((event, order) => {
		const salt = randomBytes(16).toString('hex')
		const noteSalt = event.note ? randomBytes(16).toString('hex') : null
		const personId = subject.startsWith('person:') ? subject.slice(7) : null
		const about = personId === null ? subject : `person:${hashOf(personId, salt)}`
		const { wallet } = event
		const bound = wallet === undefined ? {} : { wallet: wallet && hashOf(personId ?? '', salt, wallet) }
		const person = personOf(actor)
		const entry = canonicalJson({
			v: 2,
			type: event.type,
			subject: about,
			at: toIso(at),
			actor: person ? hashOf(person.id, salt) : actor.kind,
			salt,
			noteHash: event.note ? sha256(`${noteSalt}:${event.note}`) : null,
			facts: toJson({ ...event.facts, ...bound }),
			rows: order === 0 && seals ? { count: Number(seals.count), hash: seals.hash } : null,
		})
		const sealBatch = order === 0 && seals ? seals.batch : null
		const hash = leafHash(entry)
		return { kind: event.type, subject: about, entry, leafHash: hash, acceptedAt: toDate(at), noteSalt, sealBatch }
	})
	await tx.logLeaf.createMany({ data: leaves })
	return leaves.map(({ kind, leafHash }) => ({ kind, leafHash }))
}

/** RFC 9162, 2.1.1, of an entry as text; 64 hex digits. */
export function leafHash(entry: string): string {
	return toHex(hashOfLeaf(sha256Bytes, Buffer.from(entry, 'utf8')))
}

/** What links a person to one leaf: derived from the person's own salt, so that showing it opens this leaf only. */
export function actorSaltOf(logSalt: string, leafSalt: string): string {
	return createHmac('sha256', logSalt).update(leafSalt).digest('hex')
}

export function hashOfPerson(person: { readonly id: string; readonly logSalt: string }, leafSalt: string): string {
	return hashFor(person.logSalt, leafSalt, person.id)
}

/** What stands in a leaf for something of a person that is in no leaf itself. */
function hashFor(logSalt: string, leafSalt: string, what: string): string {
	return sha256(`${actorSaltOf(logSalt, leafSalt)}:${what}`)
}

/** Hashes what belongs to a person, the person's own id unless told. */
async function personHasher(
	tx: Tx,
	[actor, subject]: readonly [Actor, string],
): Promise<(id: string, leafSalt: string, what?: string) => string> {
	const ids = new Set<string>()
	const person = personOf(actor)
	if (person !== null) ids.add(person.id)
	if (subject.startsWith('person:')) ids.add(subject.slice(7))
	if (ids.size === 0) return () => ''
	const rows = await tx.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, logSalt: true } })
	const salts = new Map(rows.map(({ id, logSalt }) => [id, logSalt]))
	return (id, leafSalt, what = id) => {
		const logSalt = salts.get(id)
		if (logSalt === undefined) throw new Error('A leaf would name somebody who is not stored')
		return hashFor(logSalt, leafSalt, what)
	}
}

async function takeSeals(tx: Tx): Promise<Seals | null> {
	const rows = await tx.$queryRaw<{ batch: bigint | null; count: bigint; hash: string }[]>`
		SELECT batch, count, hash FROM take_row_seals()`
	const taken = rows[0]
	return taken?.batch ? { ...taken, batch: taken.batch } : null
}

/** SHA-256 in hex; text is taken as UTF-8. */
export function sha256(content: string | Uint8Array): string {
	return createHash('sha256').update(content).digest('hex')
}

function toJson(facts: Readonly<Record<string, unknown>>): Json {
	return JSON.parse(JSON.stringify(facts, (_key, value) => (typeof value === 'bigint' ? value.toString() : value)))
}
