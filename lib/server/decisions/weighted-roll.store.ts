import 'server-only'
import type { Balance } from '@/lib/domain/decisions/balances'
import type { Address } from '@/lib/domain/kernel/ids'
import { shorten } from '@/lib/format/numbers'
import { fromColumn, fromNumeric } from '@/lib/server/kernel/columns'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'
import type { Eligible } from './roll.store'
import type { RollTree } from './roll-tree'
import type { Involved, LeftOff, WeightedRoll } from './weighted-roll'

/** Who may not vote on a case, and why. */
export async function findInvolved(
	tx: Tx,
	{ operatorId, personId }: { readonly operatorId: string; readonly personId: string | null },
): Promise<readonly Involved[]> {
	const people = await tx.person.findMany({
		where: {
			address: { not: null },
			OR: [{ memberships: { some: { operatorId, endedAt: null } } }, ...(personId === null ? [] : [{ id: personId }])],
		},
		select: { id: true, name: true, address: true, grants: { where: { role: 'steward', endedAt: null } } },
		orderBy: { name: 'asc' },
	})
	return people.map(({ id, name, address, grants }) => ({
		name,
		address: fromColumn<Address>(address ?? ''), // the query leaves out those without one
		because: id === personId ? 'coordinates the case' : 'belongs to the operator concerned',
		stewardGrant: grants[0]?.id ?? null,
	}))
}

/**
 * Those who vote by weight, with the names of those who are known here. Throws `Conflict` when somebody has come to be
 * involved, or is no longer, since the roll was prepared.
 */
export async function findWeighted(
	tx: Tx,
	{ balances, leftOff, tree }: WeightedRoll,
	involved: readonly Involved[],
): Promise<readonly Eligible[]> {
	const out = new Set(involved.map(({ address }) => address))
	const isSame = leftOff.every(({ address }) => out.has(address)) && !balances.some(({ address }) => out.has(address))
	if (!isSame) throw new Conflict()
	const addresses = balances.map(({ address }) => address)
	const known = await tx.$queryRaw<{ id: string; name: string; address: string }[]>`
		SELECT id, name, address FROM person WHERE address = ANY(${addresses}::text[])`
	const byAddress = new Map(known.map((person) => [person.address, person]))
	return balances.map(({ address, power }, index) => {
		const person = byAddress.get(address)
		const treeIndex = tree.leafAt[index] ?? null
		return { voterId: person?.id ?? null, name: person?.name ?? shorten(address), address, power, treeIndex }
	})
}

export async function addRollFacts(
	tx: Tx,
	voteId: string,
	{ leftOff, tree }: { readonly leftOff: readonly LeftOff[]; readonly tree: RollTree | null },
): Promise<void> {
	if (leftOff.length > 0) await tx.vote.update({ where: { id: voteId }, data: { leftOff: toJson(leftOff) } })
	if (tree !== null) await tx.rollTree.create({ data: { voteId, nodes: tree.nodes } })
}

/** Every balance that a weighted vote was opened with, left off or not. */
export async function findBalances(tx: Tx, voteId: string): Promise<readonly Balance[]> {
	const [entries, { leftOff }] = await Promise.all([
		tx.rollEntry.findMany({ where: { voteId }, select: { address: true, power: true } }),
		tx.vote.findUniqueOrThrow({ where: { id: voteId }, select: { leftOff: true } }),
	])
	const out = fromJson<readonly LeftOff[]>(leftOff)
	return [
		...entries.map(({ address, power }) => ({ address: fromColumn<Address>(address), power: fromNumeric(power) })),
		...out.map(({ address, power }) => ({ address, power: BigInt(power) })),
	]
}
