import { Empty } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import { formatShare } from '@/lib/format/numbers'
import type { VoteView } from '@/lib/server/decisions/queries/get-vote'

/** What stands behind each option of a vote, and what it needs. */
export function SupportTable({ support }: Pick<VoteView, 'support'>) {
	if (support.length === 0) return <Empty>The ballots are sealed until the vote closes.</Empty>
	const isRanked = support.some(({ score }) => score !== null)
	return (
		<Table
			caption="Support for each option"
			head={['Option', 'Power', 'Share', 'Needs', ...(isRanked ? ['Points'] : []), 'Reached']}
			density="compact"
			rows={support.map((line) => [
				line.name,
				line.power,
				formatShare(line.share),
				line.thresholdText || '–',
				...(isRanked ? [line.score] : []),
				line.isReached ? 'Yes' : 'No',
			])}
		/>
	)
}
