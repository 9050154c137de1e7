import { StageStrip } from '@/components/ui/stage-strip'
import { voteStages } from '@/lib/domain/decisions/vote-stages'
import { formatTime } from '@/lib/format/dates'
import type { VoteView } from '@/lib/server/decisions/queries/get-vote'
import { QuorumBar } from './quorum-bar'

/** Where the vote stands on its way, and the turnout against what is needed. */
export function VoteStanding({ vote }: { readonly vote: VoteView }) {
	const stages = voteStages(vote, vote.now).map((stage) => ({ ...stage, when: whenOf(stage.key, stage.at, vote) }))
	return (
		<div className="space-y-6">
			<StageStrip label="The way of this vote" stages={stages} />
			<QuorumBar rules={vote.rules} quorum={vote.quorum} rollPower={vote.roll.power} />
		</div>
	)
}

function whenOf(key: string, at: string, { opensAt, talliedAt }: VoteView): string {
	if (key === 'main') return `${formatTime(opensAt)} to ${formatTime(at)}`
	if (key === 'objection') return `until ${formatTime(at)}`
	return talliedAt === null ? `due ${formatTime(at)}` : formatTime(at)
}
