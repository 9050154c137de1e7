import 'server-only'
import { GetVoteInput } from '@/lib/contracts/decisions'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { findReadableVote } from '../vote-matter'
import { type BallotView, ballotsAfter } from './list-ballots'

const PAGE = 1_000

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
		const found = await findReadableVote(db, actor, input.voteId)
		if (found === null) return null
		const { vote } = found
		const pages = async function* () {
			for (let last = 0; ; ) {
				const still = await findReadableVote(db, actor, input.voteId)
				if (still === null) return // the case was withdrawn from this reader meanwhile
				const page = await ballotsAfter(db, still.vote, last, PAGE)
				if (page.length > 0) yield page
				if (page.length < PAGE) return
				last = page.at(-1)?.number ?? last
			}
		}
		return { voteId: vote.id, version: `${vote.id} ${vote.version}`, pages }
	},
})
