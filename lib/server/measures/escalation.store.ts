import 'server-only'
import type { Instant } from '@/lib/domain/kernel/instant'
import { fromDate, toDate } from '@/lib/domain/kernel/instant'
import type { EscalationCause } from '@/lib/domain/measures/escalation'
import type { AppealableEscalation } from '@/lib/domain/measures/escalation-appeal'
import type { Rung } from '@/lib/domain/policy/policy'
import type { Escalation as EscalationRow } from '@/lib/generated/prisma/client'
import { fromColumn, instantOrNull } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'

export type StoredEscalation = AppealableEscalation & {
	readonly id: string
	readonly operatorId: string
	readonly cause: EscalationCause
	readonly rung: Rung
	readonly because: string
	readonly note: string
	readonly incidentId: string | null
	readonly treatment: number | null
	readonly plannedMeasureId: string | null
	readonly byName: string
	readonly appealGrounds: string
	readonly contestedId: string | null
	readonly appealedByName: string
	readonly rulingNote: string
	readonly ruledByName: string
	readonly version: number
}

function toEscalation(row: EscalationRow): StoredEscalation {
	return {
		...row,
		cause: fromColumn<EscalationCause>(row.cause),
		way: fromColumn<StoredEscalation['way']>(row.way),
		rung: fromColumn<Rung>(row.rung),
		ruling: fromColumn<'accepted' | 'rejected'>(row.ruling),
		at: fromDate(row.at),
		appealedAt: instantOrNull(row.appealedAt),
	}
}

export async function findEscalation(tx: Tx, id: string): Promise<StoredEscalation | null> {
	const row = await tx.escalation.findUnique({ where: { id } })
	return row === null ? null : toEscalation(row)
}

/** What was decided about an operator's warnings and breaches, newest first. */
export async function findEscalations(tx: Tx, operatorId: string): Promise<readonly StoredEscalation[]> {
	const rows = await tx.escalation.findMany({ where: { operatorId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] })
	return rows.map(toEscalation)
}

/** The escalation that a treatment of a case followed from, if any. */
export async function findEscalationOfTreatment(
	tx: Tx,
	incidentId: string,
	treatment: number,
): Promise<StoredEscalation | null> {
	const row = await tx.escalation.findFirst({ where: { incidentId, treatment, way: 'treatment' } })
	return row === null ? null : toEscalation(row)
}

type NewEscalation = Pick<
	StoredEscalation,
	| 'id'
	| 'operatorId'
	| 'cause'
	| 'rung'
	| 'because'
	| 'way'
	| 'note'
	| 'incidentId'
	| 'treatment'
	| 'plannedMeasureId'
	| 'byName'
	| 'measureIds'
>

export async function addEscalation(tx: Tx, escalation: NewEscalation, at: Instant): Promise<void> {
	await tx.escalation.create({ data: { ...escalation, measureIds: [...escalation.measureIds], at: toDate(at) } })
}

type Appeal = Pick<StoredEscalation, 'appealGrounds' | 'contestedId' | 'appealedByName'>
type Ruling = Pick<StoredEscalation, 'ruling' | 'rulingNote' | 'ruledByName'>

export async function saveAppeal(tx: Tx, before: StoredEscalation, appeal: Appeal, at: Instant): Promise<void> {
	await change(tx, before, { ...appeal, appealedAt: toDate(at) })
}

export async function saveRuling(tx: Tx, before: StoredEscalation, ruling: Ruling, at: Instant): Promise<void> {
	await change(tx, before, { ...ruling, ruledAt: toDate(at) })
}

async function change(
	tx: Tx,
	before: StoredEscalation,
	data: Partial<Appeal & Ruling> & { readonly appealedAt?: Date; readonly ruledAt?: Date },
): Promise<void> {
	const { count } = await tx.escalation.updateMany({
		where: { id: before.id, version: before.version },
		data: { ...data, version: { increment: 1 } },
	})
	if (count === 0) throw new Conflict()
}
