import 'server-only'
import { GetVoteInput } from '@/lib/contracts/decisions'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { type RollEntryLine, rollPages } from '../bundle-roll'
import { findReadableVote } from '../vote-matter'

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
			for await (const page of rollPages(db, vote.id)) yield page.map(toLine)
		}
		return { voteId: vote.id, version: `roll ${vote.id} ${vote.version}`, pages }
	},
})

function toLine({ recusal, proof: _none, ...entry }: RollEntryLine): RollLine {
	return { ...entry, recusedAt: recusal?.at ?? null, conflict: recusal?.conflict ?? 'none' }
}
