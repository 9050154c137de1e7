import 'server-only'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { leafReach } from '@/lib/domain/access/leaf-reach'
import type { IncidentOrigin, IncidentState } from '@/lib/domain/incidents/incident'
import type { OperatorId } from '@/lib/domain/kernel/ids'
import { fromColumn } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'
import { hashOfPerson } from './append-to-log'

export type Leaf = { readonly kind: string; readonly subject: string; readonly entry: string }

/** A question about leaves: may this reader read the entry of this one? */
export type Reading = (leaf: Leaf) => boolean

/** What decides about these leaves, read at once for all of them. A leaf of one's own is always readable. */
export async function readingOf(db: Tx, actor: Actor, leaves: readonly Leaf[]): Promise<Reading> {
	const followed = leaves.filter((leaf) => leafReach(leaf) === 'as_its_subject').map(({ subject }) => subject)
	const [cases, own] = await Promise.all([casesOf(db, [...new Set(followed)]), ownLeaf(db, actor)])
	return (leaf) => {
		const reach = leafReach(leaf)
		if (reach === 'public' || own(leaf)) return true
		if (reach === 'own') return actor.kind === 'system'
		const about = cases.get(leaf.subject)
		if (about === undefined) return false
		return about === 'no_case' || canReadIncident(actor, about)
	}
}

type Case = { state: IncidentState; publishedAt: number | null; operatorId: OperatorId; origin: IncidentOrigin }
const CASE = { select: { state: true, publishedAt: true, operatorId: true, origin: true } } as const

/** The case that each subject belongs to; votes on the policy and measures from elsewhere have none. */
async function casesOf(db: Tx, subjects: readonly string[]): Promise<ReadonlyMap<string, Case | 'no_case'>> {
	const ids = (kind: string) =>
		subjects.filter((subject) => subject.startsWith(`${kind}:`)).map((subject) => subject.slice(kind.length + 1))
	const [incidents, votes, measures] = await Promise.all([
		db.incident.findMany({ where: { id: { in: ids('incident') } }, select: { id: true, ...CASE.select } }),
		db.vote.findMany({ where: { id: { in: ids('vote') } }, select: { id: true, incident: CASE } }),
		db.measure.findMany({ where: { id: { in: ids('measure') } }, select: { id: true, incident: CASE } }),
	])
	return new Map([
		...incidents.map((row) => [`incident:${row.id}`, toCase(row)] as const),
		...votes.map((row) => [`vote:${row.id}`, row.incident ? toCase(row.incident) : 'no_case'] as const),
		...measures.map((row) => [`measure:${row.id}`, row.incident ? toCase(row.incident) : 'no_case'] as const),
	])
}

type CaseRow = { state: IncidentState; publishedAt: Date | null; operatorId: string; origin: IncidentOrigin }

function toCase(row: CaseRow): Case {
	return {
		state: row.state,
		publishedAt: row.publishedAt?.getTime() ?? null,
		operatorId: fromColumn<OperatorId>(row.operatorId),
		origin: row.origin,
	}
}

async function ownLeaf(db: Tx, actor: Actor): Promise<Reading> {
	const person = personOf(actor)
	const row = person && (await db.person.findUnique({ where: { id: person.id }, select: { logSalt: true } }))
	if (!person || !row) return () => false
	return ({ entry }) => {
		const { actor: hash, salt } = readEntry(entry)
		return typeof salt === 'string' && hash === hashOfPerson({ id: person.id, logSalt: row.logSalt }, salt)
	}
}

type EntryJson = {
	readonly type: string
	readonly actor: string
	readonly salt?: string
	readonly noteHash: string | null
	readonly facts: Readonly<Record<string, unknown>>
}

/** An entry that `appendToLog` wrote. */
export function readEntry(entry: string): EntryJson {
	return JSON.parse(entry)
}
