import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import type { OperatorId } from '@/lib/domain/kernel/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/server/kernel/prisma'

/** Which measures of those that are stored. */
export type MeasureFilter = Prisma.MeasureWhereInput

/** Measures that everybody may know of: of a case that is published, or without a case here. */
export const PUBLIC_MEASURES = {
	OR: [{ incidentId: null }, { incident: { publishedAt: { not: null } } }],
} satisfies MeasureFilter

/** The measures of an operator that this reader may know of: those of an unpublished case as the case itself. */
export function readableMeasures(actor: Actor, operatorId: OperatorId): MeasureFilter {
	return can(actor, 'incident.read', { operatorId }).allowed ? {} : PUBLIC_MEASURES
}

type Counting = {
	readonly measureIds: readonly string[]
	readonly plannedMeasureId?: string | null
	readonly incidentId?: string | null
}

/**
 * Of what adds up against an operator, as much as this reader may know of: nothing that counts, plans or treats what
 * they may not read, for its words would tell them of it.
 */
export async function readableBy<T>(
	db: Tx,
	actor: Actor,
	operatorId: OperatorId,
	{ all, counting }: { readonly all: readonly T[]; readonly counting: (one: T) => Counting },
): Promise<readonly T[]> {
	if (all.length === 0 || can(actor, 'incident.read', { operatorId }).allowed) return all
	const about = all.map(counting)
	const measureIds = about.flatMap((one) => [
		...one.measureIds,
		...(one.plannedMeasureId ? [one.plannedMeasureId] : []),
	])
	const [measures, cases] = await Promise.all([
		db.measure.findMany({ where: { id: { in: measureIds }, ...PUBLIC_MEASURES }, select: { id: true } }),
		db.incident.findMany({
			where: { id: { in: about.flatMap(({ incidentId }) => incidentId ?? []) }, publishedAt: { not: null } },
			select: { id: true },
		}),
	])
	const known = new Set([...measures, ...cases].map(({ id }) => id))
	return all.filter((one) => {
		const { measureIds: counted, plannedMeasureId, incidentId } = counting(one)
		return [...counted, plannedMeasureId, incidentId].every((id) => id == null || known.has(id))
	})
}
