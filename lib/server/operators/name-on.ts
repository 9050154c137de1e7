import 'server-only'
import { dayOf } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'

export type KnownName = {
	readonly name: string
	/** The first day of the name, `2026-05-14`; `null` where the start is not known. */
	readonly fromDay: string | null
}

/**
 * The name that an operator bore on a day: the newest that had begun by then, or else one whose start nobody knows.
 * Where several are as good, today's.
 */
export function nameOn(names: readonly KnownName[], today: string, day: string): string {
	const begun = names.filter(({ fromDay }) => fromDay !== null && fromDay <= day)
	const newest = [...begun].sort((one, other) => ((one.fromDay ?? '') < (other.fromDay ?? '') ? 1 : -1))[0]
	if (newest !== undefined) return newest.name
	const undated = names.filter(({ fromDay }) => fromDay === null).map(({ name }) => name)
	return undated.includes(today) ? today : (undated[0] ?? today)
}

/** The name of an operator on the day of this moment, RFC 3339 UTC. */
export async function operatorNameAt(tx: Tx, operatorId: string, at: string): Promise<string> {
	const { name, names } = await tx.operator.findUniqueOrThrow({
		where: { id: operatorId },
		select: { name: true, names: { select: { name: true, fromDate: true }, orderBy: { id: 'asc' } } },
	})
	const known = names.map((one) => ({ name: one.name, fromDay: one.fromDate && dayOf(one.fromDate) }))
	return nameOn(known, name, at.slice(0, 10))
}
