import { isClosedByVote, isDiscussionOpen } from '@/lib/domain/incidents/discussion'
import { formatTime } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

/** Why nothing can be added to a discussion, in words; `null` while remarks are taken. */
export function closedInWords({ state, votes }: Pick<IncidentView, 'state' | 'votes'>): string | null {
	if (isDiscussionOpen(state)) return null
	const vote = votes.findLast((one) => one.state === 'tallied')
	if (!isClosedByVote(state) || vote === undefined) return 'The discussion of this case is closed.'
	return `The discussion closed with the vote on ${formatTime(vote.closesAt)}. A new vote or an accepted appeal opens it again.`
}
