import 'server-only'
import type { Tx } from '@/lib/server/kernel/prisma'
import { actorSaltOf } from '@/lib/server/log/append-to-log'
import { type ProvenLeaf, provenLeaves } from './log-section'

const PAGE = 500

/** What made somebody on a roll of one vote each a steward. */
export type BundleGrant = {
	readonly rollId: string
	/** With the wallet on the roll it makes the hash in the leaf; `null` for a leaf from before leaves named a wallet. */
	readonly salt: string | null
	/** The entry of the log that gave the role. */
	readonly leaf: ProvenLeaf
}

type Row = {
	readonly rollId: string
	readonly logSalt: string
	readonly leafHash: string
	readonly entry: string
	readonly index: bigint | null
}

/** The newest grant before the opening of each who is on the roll, by the roll's ids, page by page. */
export async function* grantsBehind(
	db: Tx,
	voteId: string,
	{ size }: { readonly size: number },
): AsyncGenerator<readonly BundleGrant[], void> {
	const opened = await db.logLeaf.findFirst({
		where: { subject: `vote:${voteId}`, kind: 'vote.opened' },
		select: { id: true },
	})
	for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
		const rows: readonly Row[] = await db.$queryRaw<Row[]>`
			SELECT r.id AS "rollId", p.log_salt AS "logSalt", l.leaf_hash AS "leafHash", l.entry, e.index
			FROM roll_entry r JOIN person p ON p.id = r.voter_id
			JOIN LATERAL (
				SELECT leaf.* FROM role_grant g
				JOIN LATERAL (
					SELECT s.batch FROM row_seal s WHERE s.table_name = 'role_grant' AND s.row_key = g.id::text
					ORDER BY s.id LIMIT 1
				) first ON true
				JOIN log_leaf leaf ON leaf.seal_batch = first.batch
				WHERE g.person_id = r.voter_id AND g.role = 'steward' AND leaf.id < ${opened?.id ?? 0n}
				ORDER BY leaf.id DESC LIMIT 1
			) l ON true
			LEFT JOIN log_entry e ON e.leaf_id = l.id
			WHERE r.vote_id = ${voteId}::uuid AND r.id > ${last}::uuid ORDER BY r.id LIMIT ${PAGE}`
		if (rows.length > 0) yield await withLeaves(db, rows, size)
		if (rows.length < PAGE) return
		last = rows.at(-1)?.rollId ?? last
	}
}

async function withLeaves(db: Tx, rows: readonly Row[], size: number): Promise<readonly BundleGrant[]> {
	const placed = rows.map(({ index, ...row }) => ({ ...row, place: index === null ? null : { index } }))
	const leaves = await provenLeaves(db, placed, { size })
	return rows.flatMap(({ rollId, logSalt, entry }, at): readonly BundleGrant[] => {
		const leaf = leaves[at]
		return leaf === undefined ? [] : [{ rollId, salt: openingOf(entry, logSalt), leaf }]
	})
}

/** Shown for this leaf alone: the salt of the person stays where it is. */
function openingOf(entry: string, logSalt: string): string | null {
	const { salt, facts } = JSON.parse(entry)
	return facts.wallet === undefined ? null : actorSaltOf(logSalt, salt)
}
