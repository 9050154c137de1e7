import 'server-only'
import { GetVoteInput } from '@/lib/contracts/decisions'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { findVote } from '../vote.store'
import { canReadMatter, matterOf } from '../vote-matter'
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
		const readable = async () => {
			const found = await findVote(db, input.voteId)
			const matter = found && (await matterOf(db, found))
			return found && matter && canReadMatter(actor, matter) ? found : null
		}
		const vote = await readable()
		if (vote === null) return null
		const pages = async function* () {
			for (let last = 0; ; ) {
				const still = await readable()
				if (still === null) return // the case was withdrawn from this reader meanwhile
				const page = await ballotsAfter(db, still, last, PAGE)
				if (page.length > 0) yield page
				if (page.length < PAGE) return
				last = page.at(-1)?.number ?? last
			}
		}
		return { voteId: vote.id, version: `${vote.id} ${vote.version}`, pages }
	},
})
