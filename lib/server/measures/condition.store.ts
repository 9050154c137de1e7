import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { Condition, Finding } from '@/lib/domain/measures/condition'
import type { FindingGiven } from '@/lib/domain/measures/condition-steps'
import type { Prisma } from '@/lib/generated/prisma/client'
import { dateOrNull, fromColumn, instantOrNull } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'

/** Conditions in their order, with findings from the first to the newest. */
export const CONDITION_PARTS = {
	where: { droppedAt: null },
	orderBy: { number: 'asc' },
	include: { findings: { orderBy: { at: 'asc' } } },
} satisfies Prisma.Measure$conditionsArgs

type ConditionRow = Prisma.MeasureConditionGetPayload<{ include: typeof CONDITION_PARTS.include }>

/** A stored condition; its state is that of its newest finding. */
export function toCondition(row: ConditionRow): Condition {
	const last = row.findings.at(-1)
	return {
		id: row.id,
		number: row.number,
		text: row.text,
		dueAt: instantOrNull(row.dueAt),
		state: last === undefined ? 'open' : fromColumn<Finding>(last.state),
	}
}

export async function findConditions(tx: Tx, measureId: string): Promise<readonly Condition[]> {
	const rows = await tx.measureCondition.findMany({ ...CONDITION_PARTS, where: { measureId, droppedAt: null } })
	return rows.map(toCondition)
}

type Wanted = { readonly text: string; readonly dueAt: Instant | null }

/** Puts conditions in place of those that nobody has said anything of yet; numbers are never given twice. */
export async function replaceConditions(
	tx: Tx,
	measureId: string,
	wanted: readonly Wanted[],
	at: Instant,
): Promise<void> {
	await tx.measureCondition.updateMany({
		where: { measureId, droppedAt: null, findings: { none: {} } },
		data: { droppedAt: toDate(at) },
	})
	const last = await tx.measureCondition.aggregate({ where: { measureId }, _max: { number: true } })
	const first = (last._max.number ?? 0) + 1
	await tx.measureCondition.createMany({
		data: wanted.map(({ text, dueAt }, index) => ({
			id: randomUUID(),
			measureId,
			number: first + index,
			text,
			dueAt: dateOrNull(dueAt),
		})),
	})
}

export async function addFinding(
	tx: Tx,
	conditionId: string,
	given: FindingGiven,
	{ actor, at }: { readonly actor: Actor; readonly at: Instant },
): Promise<void> {
	const person = personOf(actor)
	await tx.conditionFinding.create({
		data: {
			...given,
			id: randomUUID(),
			conditionId,
			byId: person?.id ?? null,
			byName: person?.name ?? 'Guardrail',
			at: toDate(at),
		},
	})
}
