import 'server-only'
import { GetVoteInput } from '@/lib/contracts/decisions'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { findVote } from '../vote.store'
import { type BallotView, listBallots } from './list-ballots'

const PAGE = 100

export type BallotExport = {
	readonly voteId: string
	/** Changes with every ballot, recusal and count. */
	readonly version: string
	readonly pages: () => AsyncIterable<readonly BallotView[]>
}

/** All ballots of a vote, replaced ones included, page by page. */
export const exportBallots = defineQuery({
	name: 'vote.export_ballots',
	input: GetVoteInput,
	answer: async ({ db, input, actor }): Promise<BallotExport | null> => {
		const first = await listBallots.ask({ ...input, limit: 1 }, { actor })
		const vote = await findVote(db, input.voteId)
		if (!first.ok || vote === null) return null
		const pages = async function* () {
			let cursor: string | null = null
			do {
				const page = await listBallots.ask({ ...input, limit: PAGE, ...(cursor && { cursor }) }, { actor })
				if (!page.ok) return // the case was withdrawn from this reader meanwhile
				yield page.value.data
				cursor = page.value.nextCursor
			} while (cursor !== null)
		}
		return { voteId: vote.id, version: `${vote.id} ${vote.version}`, pages }
	},
})
