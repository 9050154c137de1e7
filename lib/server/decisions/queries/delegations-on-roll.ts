import 'server-only'
import type { RollEntry } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/server/kernel/prisma'

export type DelegationLine = {
	readonly name: string
	readonly address: string
	/** Own power of the delegator, decimal. */
	readonly power: string
	readonly to: string
	/**
	 * `counted`: the delegate's ballot counts for them. `awaited`: the delegate has not voted. `overridden`: they voted
	 * themselves. `free`: the delegate has recused, so only a ballot of their own counts. `recused`: they have.
	 */
	readonly state: 'counted' | 'awaited' | 'overridden' | 'free' | 'recused'
}

/** The delegations that were fixed when the vote opened, the first by name, and how each stands. */
export async function delegationsOn(
	db: Tx,
	voteId: string,
	most: number,
): Promise<{ readonly lines: readonly DelegationLine[]; readonly count: number }> {
	const where = { voteId, delegateEntryId: { not: null } }
	const [rows, count] = await Promise.all([
		db.rollEntry.findMany({ where, orderBy: [{ voterName: 'asc' }, { id: 'asc' }], take: most }),
		db.rollEntry.count({ where }),
	])
	const delegates = await delegatesOf(db, rows)
	const lines = rows.flatMap((row): readonly DelegationLine[] => {
		const delegate = delegates.get(row.delegateEntryId ?? '')
		if (delegate === undefined) return []
		const { voterName: name, address } = row
		return [
			{ name, address, power: row.power.toFixed(0), to: delegate.voterName, state: delegationState(row, delegate) },
		]
	})
	return { lines, count }
}

/** Those who cast no ballot, and whose ballot counts for each. */
export async function throughWhom(
	db: Tx,
	rows: readonly RollEntry[],
): Promise<readonly { readonly name: string; readonly address: string; readonly through: string | null }[]> {
	const delegates = await delegatesOf(db, rows)
	return rows.map((row) => {
		const delegate = delegates.get(row.delegateEntryId ?? '')
		const isCounted = delegate !== undefined && delegationState(row, delegate) === 'counted'
		return { name: row.voterName, address: row.address, through: isCounted ? delegate.voterName : null }
	})
}

async function delegatesOf(db: Tx, rows: readonly RollEntry[]): Promise<ReadonlyMap<string, RollEntry>> {
	const ids = rows.flatMap(({ delegateEntryId }) => delegateEntryId ?? [])
	const found = await db.rollEntry.findMany({ where: { id: { in: [...new Set(ids)] } } })
	return new Map(found.map((entry) => [entry.id, entry]))
}

/** How a delegation stands, from both entries of the roll. */
export function delegationState(row: RollEntry, delegate: RollEntry): DelegationLine['state'] {
	if (row.recusedAt !== null) return 'recused'
	if (row.hasVoted) return 'overridden'
	if (delegate.recusedAt !== null) return 'free'
	return delegate.hasVoted ? 'counted' : 'awaited'
}
