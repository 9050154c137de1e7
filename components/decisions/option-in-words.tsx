import { describeThreshold } from '@/lib/domain/decisions/threshold'
import type { VoteOption } from '@/lib/domain/decisions/vote-rules'
import type { LadderRung, Threshold } from '@/lib/domain/policy/policy'
import { settingsInWords } from '@/lib/format/measure-words'

type Props = { readonly option: VoteOption; readonly ladder: readonly LadderRung[] }

/** What follows when this option wins: its consequence and what it sets. */
export function OptionInWords({ option, ladder }: Props) {
	const rung = ladder.find((candidate) => candidate.rung === option.rung)
	const sets = settingsInWords(option.parameters, { ladder })
	return (
		<>
			{rung && !option.name.startsWith(rung.name) && <span className="block text-sm">{rung.name}</span>}
			{rung && <span className="block text-sm text-soft">{rung.description}</span>}
			{sets !== '' && <span className="block text-sm">{sets}</span>}
		</>
	)
}

/** The one proposal of a vote, with what it takes to be adopted. */
export function Proposal({ option, ladder, threshold }: Props & { readonly threshold: Threshold | null }) {
	return (
		<div className="rounded border border-line bg-sunken px-4 py-3">
			<p className="text-sm text-soft">Proposal</p>
			<p>
				<span className="text-lg font-semibold">{option.name}</span>
				<OptionInWords option={option} ladder={ladder} />
			</p>
			{threshold && (
				<p className="mt-1 text-sm text-soft">
					It is adopted when {describeThreshold(threshold)} of those for or against are for it.
				</p>
			)}
		</div>
	)
}
