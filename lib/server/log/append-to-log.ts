import 'server-only'
import { createHash } from 'node:crypto'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { type Instant, toDate, toIso } from '@/lib/domain/kernel/instant'
import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import type { DomainEvent } from '@/lib/server/kernel/domain-event'
import type { Tx } from '@/lib/server/kernel/prisma'

type Entries = {
	readonly subject: string
	readonly actor: Actor
	readonly at: Instant
	readonly events: readonly DomainEvent[]
}

/** What a receipt can point at. */
export type LoggedLeaf = { readonly kind: string; readonly leafHash: string }

/**
 * Appends one leaf for each event, in the transaction of the command. Who acted stands there as a salted hash and
 * free text as a hash, so that a lawful erasure leaves the leaves as they are.
 */
export async function appendToLog(tx: Tx, { subject, actor, at, events }: Entries): Promise<readonly LoggedLeaf[]> {
	if (events.length === 0) return []
	const actorHash = await hashOfActor(tx, actor)
	const leaves = events.map((event) => {
		const entry = canonicalJson({
			v: 1,
			type: event.type,
			subject,
			at: toIso(at),
			actor: actorHash,
			noteHash: event.note ? sha256(event.note) : null,
			facts: toJson(event.facts ?? {}),
		})
		return { kind: event.type, subject, entry, leafHash: leafHash(entry), acceptedAt: toDate(at) }
	})
	await tx.logLeaf.createMany({ data: leaves })
	return leaves.map(({ kind, leafHash }) => ({ kind, leafHash }))
}

/** RFC 9162, 2.1.1: the hash of a leaf is SHA-256 over a zero byte and the entry. */
export function leafHash(entry: string): string {
	return createHash('sha256')
		.update(Buffer.from([0]))
		.update(entry, 'utf8')
		.digest('hex')
}

async function hashOfActor(tx: Tx, actor: Actor): Promise<string> {
	const person = personOf(actor)
	if (person === null) return actor.kind
	const row = await tx.person.findUniqueOrThrow({ where: { id: person.id }, select: { logSalt: true } })
	return sha256(`${row.logSalt}:${person.id}`)
}

export function sha256(content: string | Uint8Array): string {
	return createHash('sha256').update(content).digest('hex')
}

function toJson(facts: Readonly<Record<string, unknown>>): Json {
	return JSON.parse(JSON.stringify(facts, (_key, value) => (typeof value === 'bigint' ? value.toString() : value)))
}
