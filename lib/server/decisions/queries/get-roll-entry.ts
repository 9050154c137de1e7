import 'server-only'
import { GetRollEntryInput } from '@/lib/contracts/decisions'
import type { DelegationMessage } from '@/lib/domain/decisions/delegation-message'
import type { SignatureKind } from '@/lib/domain/decisions/signature'
import type { RollEntry } from '@/lib/generated/prisma/client'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { hexOf, proofPath } from '../roll-tree'
import { findReadableVote } from '../vote-matter'

type Named = { readonly name: string; readonly address: string }

export type RollEntryView = Named & {
	readonly id: string
	/** Own power, decimal, in smallest units. */
	readonly power: string
	/** Who votes with this power unless its owner votes. */
	readonly delegate: Named | null
	/** What the delegator signed (EIP-712, `Delegation`), so that nobody can be delegated by somebody else. */
	readonly delegation: {
		readonly message: DelegationMessage
		readonly signature: string
		readonly signatureKind: SignatureKind
		/** At which a contract was asked, decimal; `null` for a key. */
		readonly checkedAtBlock: string | null
	} | null
	/** Power of those who delegated to this entry, are not recused and have not voted themselves; decimal. */
	readonly delegatedPower: string
	readonly hasVoted: boolean
	readonly isRecused: boolean
	/** Proof that `[address, power]` is in the tree whose root the rules publish; `null` where the vote is not weighted. */
	readonly merkle: {
		readonly root: string
		readonly leafTypes: readonly ['address', 'uint256']
		readonly leaf: readonly [string, string]
		/** From the leaf's sibling upwards, 0x and 64 hex digits each; OpenZeppelin's standard tree. */
		readonly proof: readonly string[]
	} | null
}

/** One entry of the roll of a vote, with the proof of its power. */
export const getRollEntry = defineQuery({
	name: 'vote.get_roll_entry',
	input: GetRollEntryInput,
	answer: async ({ db, input, actor }): Promise<RollEntryView | null> => {
		const found = await findReadableVote(db, actor, input.voteId)
		if (found === null) return null
		const { vote } = found
		const address = input.address.toLowerCase()
		const entry = await db.rollEntry.findUnique({ where: { voteId_address: { voteId: vote.id, address } } })
		if (entry === null) return null
		const delegate =
			entry.delegateEntryId && (await db.rollEntry.findUniqueOrThrow({ where: { id: entry.delegateEntryId } }))
		return {
			id: entry.id,
			name: entry.voterName,
			address,
			power: entry.power.toFixed(0),
			delegate: delegate ? { name: delegate.voterName, address: delegate.address } : null,
			delegation: await delegationOf(db, entry),
			delegatedPower: entry.delegatedPower.toFixed(0),
			hasVoted: entry.hasVoted,
			isRecused: entry.recusedAt !== null,
			merkle: await merkleOf(db, entry),
		}
	},
})

async function delegationOf(db: Tx, entry: RollEntry): Promise<RollEntryView['delegation']> {
	if (entry.delegationId === null) return null
	const row = await db.delegation.findUniqueOrThrow({ where: { id: entry.delegationId } })
	return {
		message: fromJson<DelegationMessage>(row.message),
		signature: row.signature,
		signatureKind: fromColumn<SignatureKind>(row.signatureKind),
		checkedAtBlock: row.checkedAtBlock?.toString() ?? null,
	}
}

/** Cuts the nodes of one proof out of the tree, whatever its size. */
async function merkleOf(db: Tx, entry: RollEntry): Promise<RollEntryView['merkle']> {
	if (entry.treeIndex === null) return null
	const wanted = [0, ...proofPath(entry.treeIndex)]
	const rows = await db.$queryRaw<{ node: Uint8Array }[]>`
		SELECT substring(nodes FROM 1 + 32 * place FOR 32) AS node
		FROM roll_tree, unnest(${wanted}::int[]) WITH ORDINALITY AS wanted(place, turn)
		WHERE vote_id = ${entry.voteId}::uuid ORDER BY turn`
	const [root = '', ...proof] = rows.map(({ node }) => hexOf(node))
	return { root, leafTypes: ['address', 'uint256'], leaf: [entry.address, entry.power.toFixed(0)], proof }
}
