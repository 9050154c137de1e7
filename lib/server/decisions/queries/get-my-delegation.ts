import 'server-only'
import { z } from 'zod'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'

export type DelegateView = { readonly name: string; readonly address: string }

export type DelegationView = {
	/** The wallet whose power is delegated; without one there is nothing to delegate. */
	readonly address: string | null
	/** Every delegation of this wallet, the newest first; the first one holds. `to: null` took the one before back. */
	readonly mine: readonly {
		readonly sequence: number
		readonly to: DelegateView | null
		readonly setAt: string
		readonly delegationHash: string
		readonly signature: string
	}[]
	/** Who delegates to this wallet now, the first of them; `toMeCount` counts all. */
	readonly toMe: readonly (DelegateView & { readonly setAt: string })[]
	readonly toMeCount: number
	/** Stewards with a wallet, whom one may choose; any other wallet that has signed in can be delegated to as well. */
	readonly candidates: readonly DelegateView[]
}

/** To whom the reader delegates, who delegates to the reader, and who may be chosen. */
export const getMyDelegation = defineQuery({
	name: 'delegation.get_mine',
	input: z.object({}),
	allow: ({ actor }) => can(actor, 'delegation.set', { ownerId: personOf(actor)?.id ?? null }),
	answer: async ({ db, actor }): Promise<DelegationView | null> => {
		const person = personOf(actor)
		if (person === null) return null
		const [mine, toMe, candidates] = await Promise.all([
			person.address === null
				? []
				: db.delegation.findMany({ where: { delegator: person.address }, orderBy: { sequence: 'desc' } }),
			person.address === null ? { first: [], count: 0 } : heldBy(db, person.address),
			stewards(db),
		])
		const names = await namesOf(db, [
			...mine.map(({ delegate }) => delegate ?? ''),
			...toMe.first.map((row) => row.delegator),
		])
		const named = (address: string) => ({ address, name: names.get(address) ?? address })
		return {
			address: person.address,
			mine: mine.map(({ sequence, delegate, setAt, delegationHash, signature }) => ({
				sequence,
				to: delegate === null ? null : named(delegate),
				setAt: setAt.toISOString(),
				delegationHash,
				signature,
			})),
			toMe: toMe.first.map(({ delegator, setAt }) => ({ ...named(delegator), setAt: setAt.toISOString() })),
			toMeCount: toMe.count,
			candidates: candidates.filter(({ address }) => address !== person.address),
		}
	},
})

/** More than anybody reads on a page. */
const MOST_DELEGATORS = 500

type Held = { readonly delegator: string; readonly setAt: Date }

/** The delegations to an address that their delegators have not replaced since: the earliest, and how many there are. */
async function heldBy(db: Tx, delegate: string): Promise<{ readonly first: readonly Held[]; readonly count: number }> {
	const held = Prisma.sql`FROM delegation d WHERE d.delegate = ${delegate} AND NOT EXISTS (
		SELECT 1 FROM delegation later WHERE later.delegator = d.delegator AND later.sequence > d.sequence)`
	const [first, [all]] = await Promise.all([
		db.$queryRaw<Held[]>`SELECT d.delegator, d.set_at AS "setAt" ${held} ORDER BY d.set_at LIMIT ${MOST_DELEGATORS}`,
		db.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count ${held}`,
	])
	return { first, count: Number(all?.count ?? 0) }
}

async function stewards(db: Tx): Promise<readonly DelegateView[]> {
	const rows = await db.person.findMany({
		where: { address: { not: null }, grants: { some: { role: 'steward', endedAt: null } } },
		select: { name: true, address: true },
		orderBy: { name: 'asc' },
	})
	return rows.flatMap(({ name, address }) => (address === null ? [] : [{ name, address }]))
}

async function namesOf(db: Tx, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const rows = await db.person.findMany({
		where: { address: { in: [...addresses] } },
		select: { name: true, address: true },
	})
	return new Map(rows.flatMap(({ name, address }) => (address === null ? [] : [[address, name]])))
}
