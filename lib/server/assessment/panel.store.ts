import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Panel, PanelKind } from '@/lib/domain/assessment/panel'
import type { Grades } from '@/lib/domain/assessment/rating'
import type { Conflict as ConflictOfInterest } from '@/lib/domain/decisions/ballot'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { fromDate, type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { Panel as PanelRow } from '@/lib/generated/prisma/client'
import { fromColumn } from '@/lib/server/kernel/columns'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'

export type StoredPanel = Panel & {
	readonly id: string
	readonly incidentId: string
	readonly treatment: number
	readonly version: number
}

export type StoredRating = {
	readonly raterId: PersonId
	readonly raterName: string
	readonly sequence: number
	readonly grades: Grades | null
	readonly conflict: ConflictOfInterest
	readonly conflictNote: string
	readonly isRecused: boolean
	readonly revisionHash: string
	readonly createdAt: Instant
}

function toPanel(row: PanelRow): StoredPanel {
	return { ...row, opensAt: fromDate(row.opensAt), closesAt: fromDate(row.closesAt) }
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

/** The last rating of each rater in a round, recusals included, in the order in which the raters first came. */
export async function lastRatings(tx: Tx, panelId: string): Promise<readonly StoredRating[]> {
	const rows = await tx.rating.findMany({ where: { panelId }, orderBy: [{ sequence: 'asc' }, { createdAt: 'asc' }] })
	const last = new Map<string, StoredRating>()
	for (const row of rows) {
		last.set(row.raterId, {
			raterId: fromColumn<PersonId>(row.raterId),
			raterName: row.raterName,
			sequence: row.sequence,
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

/** By case: each steward's last grades in the last closed round of its treatment; recusals are left out. */
export async function lastStewardGrades(
	tx: Tx,
	cases: readonly { readonly id: string; readonly treatment: number }[],
): Promise<ReadonlyMap<string, readonly Grades[]>> {
	const treatmentOf = new Map(cases.map(({ id, treatment }) => [id, treatment]))
	const panels = await tx.panel.findMany({
		where: { incidentId: { in: [...treatmentOf.keys()] }, kind: 'stewards', state: 'closed' },
		orderBy: { round: 'asc' },
		include: { ratings: { orderBy: { sequence: 'asc' }, select: { raterId: true, recused: true, grades: true } } },
	})
	const byCase = new Map<string, readonly Grades[]>() // rounds come in order, so the last one stays
	for (const panel of panels.filter((one) => one.treatment === treatmentOf.get(one.incidentId))) {
		const last = new Map(panel.ratings.map((rating) => [rating.raterId, rating]))
		const sheets = [...last.values()].filter((rating) => !rating.recused).map(({ grades }) => fromJson<Grades>(grades))
		byCase.set(panel.incidentId, sheets)
	}
	return byCase
}

/** Whether somebody has left this panel in any of its rounds: a conflict of interest does not end with the first. */
export async function hasRecused(tx: Tx, panel: StoredPanel, raterId: PersonId): Promise<boolean> {
	const { incidentId, treatment, kind } = panel
	const left = await tx.rating.findFirst({
		where: { raterId, recused: true, panel: { incidentId, treatment, kind } },
		select: { id: true },
	})
	return left !== null
}

export async function addRating(
	tx: Tx,
	panel: StoredPanel,
	rating: Omit<StoredRating, 'createdAt'>,
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
		},
	})
}
