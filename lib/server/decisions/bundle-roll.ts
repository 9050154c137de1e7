import 'server-only'
import type { Tx } from '@/lib/server/kernel/prisma'
import { proofOf } from './roll-tree'

const PAGE = 2_000

/** An entry of the roll as it is published. */
export type RollEntryLine = {
	readonly id: string
	readonly name: string
	readonly address: string
	/** Own power, decimal. */
	readonly power: string
	/** The entry that votes with this power unless this one votes itself. */
	readonly delegate: string | null
	readonly hasVoted: boolean
	readonly recusal: { readonly at: string; readonly conflict: string; readonly note: string } | null
	/** Merkle proof of the power, for a weighted roll and where it was asked for. */
	readonly proof?: readonly string[]
}

type Row = Omit<RollEntryLine, 'recusal' | 'proof'> & {
	readonly recusedAt: Date | null
	readonly conflict: string
	readonly note: string
	readonly treeIndex: number | null
}

/** The whole roll by id, with proofs from the nodes of its tree where they are given, page by page. */
export async function* rollPages(
	tx: Tx,
	voteId: string,
	nodes: Uint8Array | null = null,
): AsyncGenerator<readonly RollEntryLine[], void> {
	for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
		const rows: readonly Row[] = await tx.$queryRaw<Row[]>`
			SELECT id, voter_name AS name, address, power::text, delegate_entry_id AS delegate, has_voted AS "hasVoted",
				recused_at AS "recusedAt", conflict, conflict_note AS note, tree_index AS "treeIndex"
			FROM roll_entry WHERE vote_id = ${voteId}::uuid AND id > ${last}::uuid ORDER BY id LIMIT ${PAGE}`
		if (rows.length > 0) yield rows.map((row) => lineOf(row, nodes))
		if (rows.length < PAGE) return
		last = rows.at(-1)?.id ?? last
	}
}

/** The same at once. */
export async function rollLines(tx: Tx, voteId: string, nodes: Uint8Array | null): Promise<readonly RollEntryLine[]> {
	const lines: RollEntryLine[] = []
	for await (const page of rollPages(tx, voteId, nodes)) lines.push(...page)
	return lines
}

function lineOf({ recusedAt, conflict, note, treeIndex, ...entry }: Row, nodes: Uint8Array | null): RollEntryLine {
	return {
		...entry,
		recusal: recusedAt && { at: recusedAt.toISOString(), conflict, note },
		...(nodes !== null && treeIndex !== null && { proof: proofOf(nodes, treeIndex) }),
	}
}

/** An entry that has delegated, and by which signed delegation. */
export type DelegatedEntry = { readonly id: string; readonly delegationId: string | null }

/** Those of the roll who have delegated, by id. */
export async function delegatedEntries(tx: Tx, voteId: string): Promise<readonly DelegatedEntry[]> {
	return tx.rollEntry.findMany({
		where: { voteId, delegationId: { not: null } },
		orderBy: { id: 'asc' },
		select: { id: true, delegationId: true },
	})
}
