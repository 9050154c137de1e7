import { Facts } from '@/components/ui/section'
import type { Policy } from '@/lib/domain/policy/policy'
import { settingsInWords } from '@/lib/format/measure-words'
import type { VoteView } from '@/lib/server/decisions/queries/get-vote'

type Props = { readonly vote: VoteView; readonly ladder: Policy['ladder'] }
type Counted = NonNullable<VoteView['withoutConflicted']>

/** What came out, what it sets, and what would have come out without the ballots of those with a conflict of interest. */
export function VoteResultFacts({ vote, ladder }: Props) {
	const { outcome, decidedRung, decidedOption, withoutConflicted } = vote
	if (outcome === null) return <p className="text-soft">Known once the vote is counted.</p>
	const counted = { outcome, rung: decidedRung as Counted['rung'], option: decidedOption } // the store writes rungs only
	const decided = resultInWords(counted, vote, ladder)
	const without = withoutConflicted === null ? '' : resultInWords(withoutConflicted, vote, ladder)
	return (
		<Facts
			rows={[
				['Decided', <strong key="decided">{decided}</strong>],
				['It sets', settingsInWords(vote.parameters, { ladder }) || 'Nothing besides'],
				[
					'Without ballots of those with a conflict',
					without === decided ? `The same: ${without}` : `Another result: ${without}`,
				],
			]}
		/>
	)
}

function resultInWords({ outcome, rung, option }: Counted, { rules }: VoteView, ladder: Policy['ladder']): string {
	if (outcome === 'quorum_not_met') return 'No decision for want of quorum'
	if (outcome === 'rejected') return 'Rejected: nothing follows but the record'
	const chosen = rules.options.find(({ key }) => key === option)?.name
	return chosen ?? ladder.find((step) => step.rung === rung)?.name ?? 'Adopted'
}
