import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Panel, PanelKind } from '@/lib/domain/assessment/panel'
import type { Grades } from '@/lib/domain/assessment/rating'
import type { Conflict as ConflictOfInterest } from '@/lib/domain/decisions/ballot'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { fromDate, type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { Panel as PanelRow } from '@/lib/generated/prisma/client'
import { fromColumn, instantOrNull } from '@/lib/server/kernel/columns'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'

export type StoredPanel = Panel & {
	readonly id: string
	readonly incidentId: string
	readonly treatment: number
	readonly closedAt: Instant | null
	readonly version: number
}

export type StoredRating = {
	readonly id: string
	readonly raterId: PersonId
	readonly raterName: string
	readonly sequence: number
	/** The round in which it was given; one of the first round stands in the second until it is revised. */
	readonly round: number
	readonly grades: Grades | null
	readonly conflict: ConflictOfInterest
	readonly conflictNote: string
	readonly isRecused: boolean
	readonly revisionHash: string
	readonly createdAt: Instant
}

function toPanel(row: PanelRow): StoredPanel {
	return {
		...row,
		opensAt: fromDate(row.opensAt),
		closesAt: fromDate(row.closesAt),
		closedAt: instantOrNull(row.closedAt),
	}
}

/** The newest round of a panel in a treatment of a case. */
export async function findPanel(
	tx: Tx,
	of: { readonly incidentId: string; readonly treatment: number; readonly kind: PanelKind },
): Promise<StoredPanel | null> {
	const row = await tx.panel.findFirst({ where: of, orderBy: { round: 'desc' } })
	return row === null ? null : toPanel(row)
}

export async function findPanels(tx: Tx, incidentId: string, treatment: number): Promise<readonly StoredPanel[]> {
	const rows = await tx.panel.findMany({
		where: { incidentId, treatment },
		orderBy: [{ kind: 'asc' }, { round: 'asc' }],
	})
	return rows.map(toPanel)
}

/**
 * The rating that counts for each rater in a round, recusals included, in the order in which the raters first came.
 * What was given in an earlier round stands until it is revised, and so does a recusal.
 */
export async function lastRatings(tx: Tx, panel: StoredPanel): Promise<readonly StoredRating[]> {
	const { incidentId, treatment, kind, round } = panel
	const rows = await tx.rating.findMany({
		where: { panel: { incidentId, treatment, kind, round: { lte: round } } },
		orderBy: [{ panel: { round: 'asc' } }, { sequence: 'asc' }, { createdAt: 'asc' }],
		include: { panel: { select: { round: true } } },
	})
	const last = new Map<string, StoredRating>()
	for (const row of rows) {
		last.set(row.raterId, {
			id: row.id,
			raterId: fromColumn<PersonId>(row.raterId),
			raterName: row.raterName,
			sequence: row.sequence,
			round: row.panel.round,
			grades: row.recused ? null : fromJson<Grades>(row.grades),
			conflict: fromColumn<ConflictOfInterest>(row.conflict),
			conflictNote: row.conflictNote,
			isRecused: row.recused,
			revisionHash: row.revisionHash,
			createdAt: fromDate(row.createdAt),
		})
	}
	return [...last.values()]
}

/** By case: the grades that count for each steward after the last closed round of its treatment; recusals are left out. */
export async function lastStewardGrades(
	tx: Tx,
	cases: readonly { readonly id: string; readonly treatment: number }[],
): Promise<ReadonlyMap<string, readonly Grades[]>> {
	const treatmentOf = new Map(cases.map(({ id, treatment }) => [id, treatment]))
	const panels = await tx.panel.findMany({
		where: {
			incidentId: { in: [...treatmentOf.keys()] },
			kind: 'stewards',
			state: 'closed',
			// blind, as on the case itself
			incident: { panels: { none: { round: 1, state: 'open' } } },
		},
		orderBy: { round: 'asc' },
		include: { ratings: { orderBy: { sequence: 'asc' }, select: { raterId: true, recused: true, grades: true } } },
	})
	const lastOf = new Map<string, Map<string, (typeof panels)[number]['ratings'][number]>>()
	for (const panel of panels.filter((one) => one.treatment === treatmentOf.get(one.incidentId))) {
		const last = lastOf.get(panel.incidentId) ?? new Map() // rounds come in order, so a revision takes its place
		for (const rating of panel.ratings) last.set(rating.raterId, rating)
		lastOf.set(panel.incidentId, last)
	}
	const gradesOf = (last: ReturnType<typeof lastOf.get>): readonly Grades[] =>
		[...(last?.values() ?? [])].filter(({ recused }) => !recused).map(({ grades }) => fromJson<Grades>(grades))
	return new Map([...lastOf].map(([id, last]) => [id, gradesOf(last)]))
}

export async function addRating(
	tx: Tx,
	panel: StoredPanel,
	rating: Omit<StoredRating, 'id' | 'createdAt' | 'round'>,
	at: Instant,
): Promise<void> {
	await tx.rating.create({
		data: {
			id: randomUUID(),
			incidentId: panel.incidentId,
			panelId: panel.id,
			raterId: rating.raterId,
			raterName: rating.raterName,
			sequence: rating.sequence,
			grades: toJson(rating.grades ?? {}),
			conflict: rating.conflict,
			conflictNote: rating.conflictNote,
			recused: rating.isRecused,
			revisionHash: rating.revisionHash,
			createdAt: toDate(at),
		},
	})
}

export async function savePanel(tx: Tx, before: StoredPanel, after: Panel, at: Instant): Promise<void> {
	const { count } = await tx.panel.updateMany({
		where: { id: before.id, version: before.version },
		data: {
			state: after.state,
			closesAt: toDate(after.closesAt),
			closedAt: after.state === 'closed' ? toDate(at) : null,
			isExtended: after.isExtended,
			version: { increment: 1 },
		},
	})
	if (count === 0) throw new Conflict()
}

export async function addPanel(tx: Tx, incidentId: string, treatment: number, panel: Panel): Promise<void> {
	await tx.panel.create({
		data: {
			id: randomUUID(),
			incidentId,
			treatment,
			kind: panel.kind,
			round: panel.round,
			state: panel.state,
			revisionHash: panel.revisionHash,
			opensAt: toDate(panel.opensAt),
			closesAt: toDate(panel.closesAt),
			leastRatings: panel.leastRatings,
			sizeNote: panel.sizeNote,
		},
	})
}

/** Ends what is still open in a treatment that is not carried on; its ratings stay on record. */
export async function abandonPanels(tx: Tx, incidentId: string, treatment: number, at: Instant): Promise<void> {
	await tx.panel.updateMany({
		where: { incidentId, treatment, state: 'open' },
		data: { state: 'closed', closedAt: toDate(at), version: { increment: 1 } },
	})
}
