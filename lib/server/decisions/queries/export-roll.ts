import 'server-only'
import { GetVoteInput } from '@/lib/contracts/decisions'
import type { RollEntry } from '@/lib/generated/prisma/client'
import { isoOrNull } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { findReadableVote } from '../vote-matter'

const PAGE = 2_000

export type RollLine = {
	readonly id: string
	readonly address: string
	readonly name: string
	/** Own power, decimal, in smallest units. */
	readonly power: string
	/** Id of the entry that votes with this power unless its owner votes. */
	readonly delegate: string | null
	readonly hasVoted: boolean
	readonly recusedAt: string | null
	readonly conflict: string
}

export type RollExport = {
	readonly voteId: string
	/** Changes with every ballot, recusal and count. */
	readonly version: string
	readonly pages: () => AsyncIterable<readonly RollLine[]>
}

/** The whole roll of a vote in the order of its ids, page by page. */
export const exportRoll = defineQuery({
	name: 'vote.export_roll',
	input: GetVoteInput,
	answer: async ({ db, input, actor }): Promise<RollExport | null> => {
		const found = await findReadableVote(db, actor, input.voteId)
		if (found === null) return null
		const { vote } = found
		const pages = async function* () {
			for (let after: string | null = null; ; ) {
				const rows: readonly RollEntry[] = await db.rollEntry.findMany({
					where: { voteId: vote.id, ...(after !== null && { id: { gt: after } }) },
					orderBy: { id: 'asc' },
					take: PAGE,
				})
				after = rows.at(-1)?.id ?? null
				if (after === null) return
				yield rows.map((entry) => ({
					id: entry.id,
					address: entry.address,
					name: entry.voterName,
					power: entry.power.toFixed(0),
					delegate: entry.delegateEntryId,
					hasVoted: entry.hasVoted,
					recusedAt: isoOrNull(entry.recusedAt),
					conflict: entry.conflict,
				}))
			}
		}
		return { voteId: vote.id, version: `roll ${vote.id} ${vote.version}`, pages }
	},
})
