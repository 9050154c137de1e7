import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { setImmediate as letOthersRun } from 'node:timers/promises'
import { delegatesOnRoll } from '@/lib/domain/decisions/delegation'
import type { Choice } from '@/lib/domain/decisions/methods/choice'
import type { Voter } from '@/lib/domain/decisions/vote'
import type { Address } from '@/lib/domain/kernel/ids'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import { canonicalJson } from '@/lib/domain/log/canonical-json'
import type { RollEntry } from '@/lib/generated/prisma/client'
import { fromNumeric } from '@/lib/server/kernel/columns'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { hashDocument } from '@/lib/server/policy/hash-document'
import type { HeldDelegation } from './delegation.store'
import type { Told } from './held-opening'
import type { Involved } from './weighted-roll'

/** Somebody who may vote, before the roll gives them an entry. */
export type Eligible = {
	/** The account, where the address belongs to one. */
	readonly voterId: string | null
	readonly name: string
	readonly address: Address
	readonly power: bigint
	/** Where the leaf of this power is in the tree of a weighted roll. */
	readonly treeIndex: number | null
}

type Entry = Eligible & {
	readonly id: string
	readonly delegateId: string | null
	/** The signed delegation behind it. */
	readonly delegationId: string | null
}

export type Roll = {
	readonly entries: readonly Entry[]
	/** SHA-256 of the canonical JSON of `[{ id, address, power, delegate }]` in the order of the ids. */
	readonly hash: string
	/** SHA-256 of the canonical JSON of the hashes of the delegations behind it, in the order of the delegators' ids. */
	readonly delegationsHash: string
	readonly power: bigint
}

/** Gives each voter an entry, with the delegations that hold now; nobody is added to it later. */
export async function makeRoll(
	eligible: readonly Eligible[],
	held: ReadonlyMap<Address, HeldDelegation>,
): Promise<Roll> {
	const withIds = eligible.map((voter) => ({ ...voter, id: randomUUID() }))
	const idOf = new Map(withIds.map(({ id, address }) => [address, id]))
	const wishes = new Map([...held].map(([delegator, { delegate }]) => [delegator, delegate]))
	const delegates = delegatesOnRoll([...idOf.keys()], wishes)
	const entries = withIds
		.map((voter) => {
			const delegate = delegates.get(voter.address)
			const delegateId = (delegate && idOf.get(delegate)) ?? null
			return { ...voter, delegateId, delegationId: delegateId && (held.get(voter.address)?.id ?? null) }
		})
		.sort((left, right) => (left.id < right.id ? -1 : 1))
	return {
		entries,
		hash: await hashOfRoll(entries),
		delegationsHash: hashDocument(
			entries.flatMap(({ address, delegationId }) => (delegationId && held.get(address)?.hash) ?? []),
		),
		power: entries.reduce((sum, { power }) => sum + power, 0n),
	}
}

/** How many entries are hashed between two pauses, in which the process answers others. */
const HASHED_AT_ONCE = 1_000

/** Entry by entry, so that a large roll is never one text: the same hash as `hashDocument` of the whole list. */
async function hashOfRoll(entries: readonly Entry[]): Promise<string> {
	const hash = createHash('sha256').update('[')
	for (const [index, { id, address, power, delegateId }] of entries.entries()) {
		if (index % HASHED_AT_ONCE === 0) await letOthersRun()
		const line = canonicalJson({ id, address, power: power.toString(), delegate: delegateId })
		hash.update(index === 0 ? line : `,${line}`)
	}
	return hash.update(']').digest('hex')
}

const AT_ONCE = 5_000

/** Writes the roll; `told` hears how far it is. */
export async function addRoll(tx: Tx, voteId: string, { entries }: Roll, told?: Told): Promise<void> {
	const delegated = new Map<string, bigint>()
	for (const { delegateId, power } of entries) {
		if (delegateId !== null) delegated.set(delegateId, (delegated.get(delegateId) ?? 0n) + power)
	}
	for (let from = 0; from < entries.length; from += AT_ONCE) {
		await told?.(from, entries.length)
		const rows = entries.slice(from, from + AT_ONCE).map((entry) => ({
			...entry,
			power: entry.power.toString(),
			delegatedPower: (delegated.get(entry.id) ?? 0n).toString(),
		}))
		// One statement for many rows: a large roll is written while others wait for nothing.
		await tx.$executeRaw`
			INSERT INTO roll_entry (id, vote_id, voter_id, voter_name, address, power, delegate_entry_id, delegation_id,
				delegated_power, tree_index)
			SELECT id, ${voteId}::uuid, "voterId", name, address, power, "delegateId", "delegationId", "delegatedPower",
				"treeIndex"
			FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, "voterId" uuid, name text, address text,
				power numeric, "delegateId" uuid, "delegationId" uuid, "delegatedPower" numeric, "treeIndex" int)`
	}
}

export async function countRoll(tx: Tx, voteId: string): Promise<number> {
	return tx.rollEntry.count({ where: { voteId } })
}

/**
 * Nobody becomes a steward, or ends being one, between this and the leaf of the opening: what stands in the log before
 * that leaf is then what the roll was made from.
 */
export async function holdStewards(tx: Tx): Promise<void> {
	await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('role_grant'))`
}

/** The stewards with a wallet, one vote each, but for those involved: who may not vote must not weigh on the quorum. */
export async function findStewards(
	tx: Tx,
	involved: readonly Pick<Involved, 'address'>[],
): Promise<readonly Eligible[]> {
	await holdStewards(tx)
	const out = new Set(involved.map(({ address }) => address.toLowerCase()))
	const stewards = await tx.person.findMany({
		where: {
			address: { not: null },
			grants: { some: { role: 'steward', endedAt: null } },
		},
		select: { id: true, name: true, address: true },
	})
	return stewards.flatMap(({ id, name, address: written }): readonly Eligible[] => {
		const address = (written ?? '').toLowerCase() as Address // the query leaves out those without one
		return out.has(address) ? [] : [{ voterId: id, name, address, power: 1n, treeIndex: null }]
	})
}

type Standing = Omit<Voter, 'address' | 'delegate'>

async function standingOf(tx: Tx, entry: RollEntry): Promise<Standing> {
	const last = entry.hasVoted
		? await tx.ballot.findFirst({
				where: { rollEntryId: entry.id },
				orderBy: { sequence: 'desc' },
				select: { choice: true, sequence: true },
			})
		: null
	return {
		id: entry.id,
		power: fromNumeric(entry.power),
		delegatedPower: fromNumeric(entry.delegatedPower),
		isRecused: entry.recusedAt !== null,
		counted:
			last === null
				? null
				: { choice: last.choice === null ? null : fromJson<Choice>(last.choice), sequence: last.sequence },
	}
}

/** The entry of a wallet on the roll, its last ballot and its delegate: as many rows on a roll of ten or ten thousand. */
export async function findVoter(tx: Tx, voteId: string, address: Address | null): Promise<Voter | null> {
	if (address === null) return null
	const entry = await tx.rollEntry.findUnique({ where: { voteId_address: { voteId, address } } })
	if (entry === null) return null
	const delegate =
		entry.delegateEntryId === null
			? null
			: await tx.rollEntry.findUniqueOrThrow({ where: { id: entry.delegateEntryId } })
	return {
		...(await standingOf(tx, entry)),
		address,
		delegate: delegate && (await standingOf(tx, delegate)),
	}
}

/** Marks that a voter has voted, and what the delegate counts for from now on. */
export async function saveVoted(tx: Tx, voter: Voter, delegatePower: bigint | null): Promise<void> {
	if (voter.counted === null) await tx.rollEntry.update({ where: { id: voter.id }, data: { hasVoted: true } })
	await saveDelegate(tx, voter, delegatePower)
}

/** Takes a voter off the roll; the entry stays listed, with its reason. */
export async function saveRecusal(
	tx: Tx,
	voter: Voter,
	declared: { readonly conflict: string; readonly note: string; readonly delegatePower: bigint | null },
	at: Instant,
): Promise<void> {
	await tx.rollEntry.update({
		where: { id: voter.id },
		data: { recusedAt: toDate(at), conflict: declared.conflict, conflictNote: declared.note },
	})
	await saveDelegate(tx, voter, declared.delegatePower)
}

async function saveDelegate(tx: Tx, { delegate }: Voter, power: bigint | null): Promise<void> {
	if (delegate === null || power === null || power === delegate.delegatedPower) return
	await tx.rollEntry.update({ where: { id: delegate.id }, data: { delegatedPower: power.toString() } })
}
