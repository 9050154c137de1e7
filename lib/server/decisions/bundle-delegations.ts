import 'server-only'
import type { DelegationMessage } from '@/lib/domain/decisions/delegation-message'
import type { SignatureKind } from '@/lib/domain/decisions/signature'
import type { Checkpoint } from '@/lib/domain/log/checkpoint'
import { fromColumn } from '@/lib/server/kernel/columns'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { type LeafRow, type ProvenLeaf, provenLeaves } from './log-section'

/** A delegation that the roll of a vote rests on, as its delegator signed it. */
export type BundleDelegation = {
	/** The delegator's entry on the roll. */
	readonly rollId: string
	readonly setAt: string
	/** EIP-712 digest of the message. */
	readonly delegationHash: string
	readonly message: DelegationMessage
	readonly signature: string
	readonly signatureKind: SignatureKind
	/** At which a contract was asked, decimal; `null` for a key. */
	readonly checkedAtBlock: string | null
	/** The entry `delegation.set` that the log took when it was signed. */
	readonly leaf: ProvenLeaf | null
}

/** The delegations behind a roll, in the order of their entries; `checkpoint` is what their leaves are proven under. */
export async function delegationsBehind(
	tx: Tx,
	roll: readonly { readonly id: string; readonly delegationId: string | null }[],
	checkpoint: Checkpoint,
): Promise<readonly BundleDelegation[]> {
	const ids = roll.flatMap(({ delegationId }) => delegationId ?? [])
	if (ids.length === 0) return []
	const rows = await tx.delegation.findMany({ where: { id: { in: ids } } })
	const byId = new Map(rows.map((row) => [row.id, row]))
	const leaves = await leavesOf(tx, ids, checkpoint)
	return roll.flatMap(({ id, delegationId }): readonly BundleDelegation[] => {
		const row = byId.get(delegationId ?? '')
		if (row === undefined) return []
		return [
			{
				rollId: id,
				setAt: row.setAt.toISOString(),
				delegationHash: row.delegationHash,
				message: fromJson<DelegationMessage>(row.message),
				signature: row.signature,
				signatureKind: fromColumn<SignatureKind>(row.signatureKind),
				checkedAtBlock: row.checkedAtBlock?.toString() ?? null,
				leaf: leaves.get(row.id) ?? null,
			},
		]
	})
}

/** The leaf that each delegation came into the record with. */
async function leavesOf(
	tx: Tx,
	ids: readonly string[],
	checkpoint: Checkpoint,
): Promise<ReadonlyMap<string, ProvenLeaf>> {
	const seals = await tx.rowSeal.findMany({
		where: { tableName: 'delegation', rowKey: { in: [...ids] } },
		orderBy: { id: 'desc' },
		select: { rowKey: true, batch: true },
	})
	const batches = new Map(seals.map(({ rowKey, batch }) => [rowKey, batch])) // the first seal is the last one here
	const found = await tx.logLeaf.findMany({
		where: { kind: 'delegation.set', sealBatch: { in: [...batches.values()] } },
		select: { sealBatch: true, leafHash: true, entry: true, place: { select: { index: true } } },
	})
	const byBatch = new Map(found.map((row) => [row.sealBatch, row]))
	const wanted = [...batches].flatMap(([id, batch]): readonly (readonly [string, LeafRow])[] => {
		const row = byBatch.get(batch)
		return row === undefined ? [] : [[id, row]]
	})
	const proven = await provenLeaves(
		tx,
		wanted.map(([, row]) => row),
		checkpoint,
	)
	return new Map(
		wanted.flatMap(([id], index) => {
			const leaf = proven[index]
			return leaf === undefined ? [] : [[id, leaf] as const]
		}),
	)
}
