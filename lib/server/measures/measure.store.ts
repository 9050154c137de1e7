import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import type { BallotParameters } from '@/lib/domain/decisions/ballot'
import type { MeasureId, OperatorId } from '@/lib/domain/kernel/ids'
import { earliest, fromDate, type Instant, instant, toDate } from '@/lib/domain/kernel/instant'
import { isOpen, type Measure, type MeasureKind } from '@/lib/domain/measures/measure'
import type { Rung } from '@/lib/domain/policy/policy'
import type { Measure as MeasureRow } from '@/lib/generated/prisma/client'
import { dateOrNull, fromColumn, instantOrNull } from '@/lib/server/kernel/columns'
import type { DomainEvent } from '@/lib/server/kernel/domain-event'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'

export type StoredMeasure = Measure & { readonly incidentId: string | null; readonly version: number }

export function toMeasure(row: MeasureRow): StoredMeasure {
	return {
		id: fromColumn<MeasureId>(row.id),
		incidentId: row.incidentId,
		operatorId: fromColumn<OperatorId>(row.operatorId),
		rung: fromColumn<Rung>(row.rung),
		kind: fromColumn<MeasureKind>(row.kind),
		parameters: fromJson<BallotParameters>(row.parameters),
		state: row.state,
		decidedAt: fromDate(row.decidedAt),
		inForceFrom: instantOrNull(row.inForceFrom),
		reviewAt: instantOrNull(row.reviewAt),
		expiresAt: instantOrNull(row.expiresAt),
		endedAt: instantOrNull(row.endedAt),
		policyVersion: row.policyVersion,
		remindedOf: instantOrNull(row.remindedOf),
		completedAt: instantOrNull(row.completedAt),
		isCounted: row.isCounted,
		replacesId: fromColumn<MeasureId>(row.replacesId),
		version: row.version,
	}
}

export async function findMeasure(tx: Tx, id: string): Promise<StoredMeasure | null> {
	const row = await tx.measure.findUnique({ where: { id } })
	return row === null ? null : toMeasure(row)
}

export async function findMeasuresOfIncident(tx: Tx, incidentId: string): Promise<readonly StoredMeasure[]> {
	const rows = await tx.measure.findMany({ where: { incidentId }, orderBy: { decidedAt: 'asc' } })
	return rows.map(toMeasure)
}

type Origin = {
	readonly incidentId: string | null
	readonly voteId?: string | null
	readonly externalDecisionId?: string | null
}

export async function addMeasure(tx: Tx, measure: Measure, origin: Origin): Promise<void> {
	const { incidentId, voteId = null, externalDecisionId = null } = origin
	await tx.measure.create({ data: { ...columns(measure), id: measure.id, incidentId, voteId, externalDecisionId } })
}

function columns(measure: Measure) {
	return {
		operatorId: measure.operatorId,
		rung: measure.rung,
		kind: measure.kind,
		parameters: toJson(measure.parameters),
		state: measure.state,
		decidedAt: toDate(measure.decidedAt),
		inForceFrom: dateOrNull(measure.inForceFrom),
		reviewAt: dateOrNull(measure.reviewAt),
		expiresAt: dateOrNull(measure.expiresAt),
		endedAt: dateOrNull(measure.endedAt),
		policyVersion: measure.policyVersion,
		remindedOf: dateOrNull(measure.remindedOf),
		completedAt: dateOrNull(measure.completedAt),
		isCounted: measure.isCounted,
		replacesId: measure.replacesId,
		nextAt: toDate(nextDate(measure) ?? NEVER),
	}
}

const NEVER = instant('9999-12-31T00:00:00Z')

/** The next date of an open measure, its review or its end; `null` where nothing is to come. */
export function nextDate({ state, reviewAt, expiresAt }: Measure): Instant | null {
	return isOpen(state) ? earliest([reviewAt, expiresAt].filter((at) => at !== null)) : null
}

type Steps = {
	readonly after: Measure
	readonly events: readonly DomainEvent[]
	readonly actor: Actor
	readonly at: Instant
	readonly evidence?: string
	/** The condition that the step is about. */
	readonly conditionId?: string | null
}

export async function saveMeasureStep(
	tx: Tx,
	{ before, after, ...step }: Steps & { readonly before: StoredMeasure },
): Promise<void> {
	const { count } = await tx.measure.updateMany({
		where: { id: before.id, version: before.version },
		data: { ...columns(after), version: { increment: 1 } },
	})
	if (count === 0) throw new Conflict()
	await addMeasureSteps(tx, { after, ...step })
}

/** What happened to a measure, in order: its history. */
export async function addMeasureSteps(
	tx: Tx,
	{ after, events, actor, at, evidence = '', conditionId = null }: Steps,
): Promise<void> {
	const person = personOf(actor)
	await tx.measureStep.createMany({
		data: events.map((event) => ({
			id: randomUUID(),
			measureId: after.id,
			at: toDate(at),
			event: event.type,
			toState: after.state,
			actorId: person?.id ?? null,
			actorName: person?.name ?? 'Guardrail',
			note: event.note ?? '',
			evidence,
			conditionId,
		})),
	})
}
