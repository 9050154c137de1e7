import { Picture } from '@/components/charts/drawing'
import { Ladder } from '@/components/charts/ladder'
import { Table } from '@/components/ui/table'
import type { Policy } from '@/lib/domain/policy/policy'
import { settingsInWords } from '@/lib/format/measure-words'
import { formatShare } from '@/lib/format/numbers'
import { powerInWords } from '@/lib/format/power-in-words'
import type { VoteView } from '@/lib/server/decisions/queries/get-vote'

type Props = {
	readonly vote: Pick<VoteView, 'support' | 'decidedRung' | 'parameters' | 'rules'>
	readonly ladder: Policy['ladder']
}

/** Support for each rung against its threshold; the decided rung says what it sets. */
export function SupportLadder({ vote, ladder }: Props) {
	const { support, decidedRung } = vote
	const settled = settingsInWords(vote.parameters, { ladder })
	const bars = support.map(({ rung, threshold, ...step }) => {
		const isDecided = decidedRung === rung
		const sets = isDecided && settled !== '' ? ` Settled by this vote: ${settled}.` : ''
		return { ...step, rung: rung ?? 0, threshold: threshold ?? 0, isDecided, words: `${step.description}${sets}` }
	})
	return (
		<Picture
			sentence="A ballot names the most severe consequence its voter would support, so it counts for every milder rung too. The tick is the threshold; a bar that reaches it is solid."
			fold="The support as a table"
			table={
				<Table
					caption="Support for each rung"
					head={['Rung', 'Consequence', 'Support', 'Share', 'Needs', 'Reached', 'Decided']}
					density="compact"
					rows={bars.map((bar) => [
						bar.rung,
						bar.name,
						<span key="power" title={bar.power}>
							{powerInWords(bar.power, vote.rules.weights)}
						</span>,
						formatShare(bar.share),
						bar.thresholdText,
						bar.isReached ? 'Yes' : 'No',
						bar.isDecided ? 'Yes' : '',
					])}
				/>
			}
		>
			<Ladder bars={bars} />
		</Picture>
	)
}
