import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Delegation } from '@/lib/domain/decisions/delegation'
import { type DelegationMessage, NOBODY } from '@/lib/domain/decisions/delegation-message'
import type { SignatureKind } from '@/lib/domain/decisions/signature'
import type { Address } from '@/lib/domain/kernel/ids'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import { fromColumn } from '@/lib/server/kernel/columns'
import { toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'

/** What a wallet said last about whom it delegates to; whoever delegates waits for the one before. */
export async function lockDelegation(tx: Tx, delegator: Address): Promise<Delegation | null> {
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`delegation:${delegator}`}))`
	const row = await tx.delegation.findFirst({ where: { delegator }, orderBy: { sequence: 'desc' } })
	return row && { delegate: fromColumn<Address>(row.delegate), sequence: row.sequence }
}

export type NewDelegation = {
	readonly delegatorId: string
	readonly message: DelegationMessage
	readonly delegationHash: string
	readonly signature: string
	readonly signed: { readonly kind: SignatureKind; readonly block: bigint | null }
}

export async function addDelegation(tx: Tx, delegation: NewDelegation, at: Instant): Promise<void> {
	const { message, signed, ...facts } = delegation
	await tx.delegation.create({
		data: {
			...facts,
			id: randomUUID(),
			delegator: message.delegator,
			delegate: message.delegate === NOBODY ? null : message.delegate,
			scope: message.scope,
			sequence: Number(message.sequence),
			message: toJson(message),
			signatureKind: signed.kind,
			checkedAtBlock: signed.block,
			setAt: toDate(at),
		},
	})
}

/** Whether somebody here has this wallet. */
export async function isKnownWallet(tx: Tx, address: Address): Promise<boolean> {
	return (await tx.person.count({ where: { address } })) > 0
}

export type HeldDelegation = { readonly id: string; readonly delegate: Address; readonly hash: string }

/** The delegations of these wallets that hold at a moment, by delegator; one set later is for later votes. Read when a vote opens, and never again for that vote. */
export async function findHeldDelegations(
	tx: Tx,
	delegators: readonly Address[],
	at: Instant,
): Promise<ReadonlyMap<Address, HeldDelegation>> {
	const rows = await tx.$queryRaw<
		(Omit<HeldDelegation, 'delegate'> & { delegator: Address; delegate: Address | null })[]
	>`
		SELECT DISTINCT ON (delegator) id, delegator, delegate, delegation_hash AS hash
		FROM delegation
		WHERE delegator = ANY(${delegators}::text[]) AND set_at <= ${toDate(at)}
		ORDER BY delegator, sequence DESC`
	const held = rows.flatMap(({ delegator, delegate, ...one }): readonly (readonly [Address, HeldDelegation])[] =>
		delegate === null ? [] : [[delegator, { ...one, delegate }]],
	)
	return new Map(held)
}
