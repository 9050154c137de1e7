import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import type { Dismissal, Incident } from '@/lib/domain/incidents/incident'
import type { IncidentEvent } from '@/lib/domain/incidents/incident-event'
import { type IncidentId, isUuid, type OperatorId, type PersonId } from '@/lib/domain/kernel/ids'
import { fromDate, type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { Rung } from '@/lib/domain/policy/policy'
import type { Incident as IncidentRow } from '@/lib/generated/prisma/client'
import { dateOrNull, fromColumn, instantOrNull } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'

/** A case as commands load it: what the lifecycle needs, and what a race is recognised by. */
export type StoredIncident = Incident & {
	readonly version: number
	readonly slug: string
	readonly title: string
	readonly isDemonstration: boolean
	/** Hash of the newest revision; empty before the first filing. */
	readonly revisionHash: string
	/** The rung that was decided; `null` before. */
	readonly consequence: Rung | null
}

function toDismissal(row: IncidentRow): Dismissal | null {
	if (row.dismissalReason === null) return null
	const duplicateOfId = fromColumn<IncidentId>(row.duplicateOfId)
	return duplicateOfId === null
		? { reason: 'not_an_incident', note: row.dismissalNote }
		: { reason: 'duplicate', duplicateOfId, note: row.dismissalNote }
}

function toIncident(row: IncidentRow, revisionHash: string): StoredIncident {
	return {
		...row,
		id: fromColumn<IncidentId>(row.id),
		operatorId: fromColumn<OperatorId>(row.operatorId),
		createdBy: fromColumn<PersonId>(row.createdBy),
		coordinatorId: fromColumn<PersonId>(row.coordinatorId),
		createdAt: fromDate(row.createdAt),
		filedAt: instantOrNull(row.filedAt),
		triagedAt: instantOrNull(row.triagedAt),
		publishedAt: instantOrNull(row.publishedAt),
		closedAt: instantOrNull(row.closedAt),
		embargo: row.embargoUntil === null ? null : { until: fromDate(row.embargoUntil), reason: row.embargoReason },
		replyDueAt: instantOrNull(row.replyDueAt),
		repliedAt: instantOrNull(row.repliedAt),
		phaseDueAt: instantOrNull(row.phaseDueAt),
		dismissal: toDismissal(row),
		consequence: fromColumn<Rung>(row.consequence),
		revisionHash,
	}
}

const NEWEST_HASH = { revisions: { orderBy: { number: 'desc' as const }, take: 1, select: { hash: true } } }

/** Which version somebody acts on. */
export type Seen = { readonly version: number | undefined; readonly by: Actor }

/**
 * Loads a case for a command; a version that differs from the one the caller saw is a conflict. Who may not know of
 * the case does not learn of it that way either.
 */
export async function findIncident(tx: Tx, id: string, seen?: Seen): Promise<StoredIncident | null> {
	const row = await tx.incident.findUnique({ where: { id }, include: NEWEST_HASH })
	if (row === null) return null
	const incident = toIncident(row, row.revisions[0]?.hash ?? '')
	if (seen?.version === undefined || seen.version === row.version) return incident
	if (!canReadIncident(seen.by, incident)) return null
	throw new Conflict()
}

/** Finds a case by its id, or by its address of today or of an earlier day. */
export async function findIncidentByRef(tx: Tx, ref: string): Promise<StoredIncident | null> {
	if (isUuid(ref)) return findIncident(tx, ref)
	const row = await tx.incident.findUnique({ where: { slug: ref }, include: NEWEST_HASH })
	if (row !== null) return toIncident(row, row.revisions[0]?.hash ?? '')
	// A second question instead of one with OR, for which the database would read every case.
	const moved = await tx.incidentSlug.findUnique({ where: { slug: ref }, select: { incidentId: true } })
	return moved === null ? null : findIncident(tx, moved.incidentId)
}

function lifecycleColumns(state: Incident) {
	return {
		state: state.state,
		coordinatorId: state.coordinatorId,
		filedAt: dateOrNull(state.filedAt),
		triagedAt: dateOrNull(state.triagedAt),
		publishedAt: dateOrNull(state.publishedAt),
		closedAt: dateOrNull(state.closedAt),
		embargoUntil: state.embargo === null ? null : toDate(state.embargo.until),
		embargoReason: state.embargo?.reason ?? '',
		replyDueAt: dateOrNull(state.replyDueAt),
		repliedAt: dateOrNull(state.repliedAt),
		phaseDueAt: dateOrNull(state.phaseDueAt),
		policyVersion: state.policyVersion,
		rubricVersion: state.rubricVersion,
		treatment: state.treatment,
		voteAttempt: state.voteAttempt,
		dismissalReason: state.dismissal?.reason ?? null,
		dismissalNote: state.dismissal?.note ?? '',
		duplicateOfId: state.dismissal?.reason === 'duplicate' ? state.dismissal.duplicateOfId : null,
		outcomeStatement: state.outcomeStatement,
		currentRevision: state.currentRevision,
	}
}

export type SavedStep = {
	readonly before: StoredIncident
	readonly after: Incident
	readonly events: readonly IncidentEvent[]
	readonly actor: Actor
	readonly at: Instant
	/** The rung that was decided, when this step decides one. */
	readonly consequence?: number
}

/** Saves a step of the lifecycle and its history; throws `Conflict` when someone else saved first. */
export async function saveStep(tx: Tx, { before, after, events, actor, at, consequence }: SavedStep): Promise<number> {
	const { count } = await tx.incident.updateMany({
		where: { id: before.id, version: before.version },
		data: {
			...lifecycleColumns(after),
			...(consequence !== undefined && { consequence }),
			updatedAt: toDate(at),
			version: { increment: 1 },
		},
	})
	if (count === 0) throw new Conflict()
	await addSteps(tx, before.id, events, actor, at)
	return before.version + 1
}

/**
 * Raises the version of a case that something beside it holds up, so that a step which was loaded before is a
 * conflict; throws `Conflict` where such a step was faster.
 */
export async function holdIncident(tx: Tx, { id, version }: Pick<StoredIncident, 'id' | 'version'>): Promise<void> {
	const { count } = await tx.incident.updateMany({ where: { id, version }, data: { version: { increment: 1 } } })
	if (count === 0) throw new Conflict()
}

export async function addSteps(
	tx: Tx,
	incidentId: string,
	events: readonly IncidentEvent[],
	actor: Actor,
	at: Instant,
): Promise<void> {
	const person = personOf(actor)
	await tx.caseStep.createMany({
		data: events.map((event) => ({
			id: randomUUID(),
			incidentId,
			at: toDate(at),
			event: event.type,
			fromState: event.from,
			toState: event.to,
			actorId: person?.id ?? null,
			actorName: person?.name ?? 'Guardrail',
			actorRole: roleInWords(actor),
			note: event.note,
		})),
	})
}

function roleInWords(actor: Actor): string {
	const person = personOf(actor)
	if (person === null) return actor.kind === 'system' ? 'the clock' : 'visitor'
	return [...person.roles, ...person.memberships.map((membership) => membership.role)][0] ?? 'signed in'
}
