import { Picture } from '@/components/charts/drawing'
import { OptionBars } from '@/components/charts/option-bars'
import { Empty } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { Policy } from '@/lib/domain/policy/policy'
import { settingsInWords } from '@/lib/format/measure-words'
import { formatShare } from '@/lib/format/numbers'
import { powerInWords } from '@/lib/format/power-in-words'
import type { VoteView } from '@/lib/server/decisions/queries/get-vote'
import { PairTable } from './pair-table'
import { SupportLadder } from './support-ladder'

type Props = { readonly vote: VoteView; readonly ladder: Policy['ladder'] }

const SENTENCES: Readonly<Record<VoteRules['method'], string>> = {
	ladder: '',
	single:
		'The shares are of those for or against. The tick is what the proposal needs; a bar that reaches it is solid.',
	approval:
		'The shares are of those who chose. The tick is what the policy asks for the option; of those that reach it, the most approved is decided.',
	ranked:
		'Each option meets each other one: two points for each that more rank below it than above it, one for each tie. The bars are the points.',
	optimistic: 'The shares are of the whole roll. The tick is where objections stop the proposal.',
}

/** What stands behind each rung or option, in the form of the vote's method; nothing while the ballots are sealed. */
export function SupportPicture({ vote, ladder }: Props) {
	const { rules, support, pairs } = vote
	if (support.length === 0) {
		return (
			<Empty title="Sealed">What the ballots say is opened and counted when the vote closes, and not before.</Empty>
		)
	}
	if (rules.method === 'ladder') return <SupportLadder vote={vote} ladder={ladder} />
	const bars = support.map((line) => barOf(line, vote, ladder))
	return (
		<div className="space-y-6">
			<Picture
				sentence={SENTENCES[rules.method]}
				fold="The support as a table"
				table={
					<Table
						caption="Support for each option"
						head={['Option', 'Support', 'Share', 'Needs', 'Reached', 'Decided']}
						density="compact"
						rows={bars.map((bar) => [
							bar.name,
							bar.figure,
							formatShare(bar.share),
							bar.thresholdText || '–',
							bar.threshold === null ? '–' : bar.isReached ? 'Yes' : 'No',
							bar.isDecided ? 'Yes' : '',
						])}
					/>
				}
			>
				<OptionBars bars={bars} />
			</Picture>
			{pairs && <PairTable names={rules.options.map(({ name }) => name)} pairs={pairs} weights={rules.weights} />}
		</div>
	)
}

function barOf(line: VoteView['support'][number], vote: VoteView, ladder: Policy['ladder']) {
	const { rules } = vote
	const option = rules.options.find(({ key }) => key === line.key)
	const sets = option === undefined ? '' : settingsInWords(option.parameters, { ladder })
	const most = 2 * (rules.options.length - 1)
	return {
		key: line.key,
		name: line.name,
		words: [line.description, sets].filter((words) => words !== '').join(' '),
		figure: line.score === null ? powerInWords(line.power, rules.weights) : `${line.score} of ${most} points`,
		share: line.score === null ? line.share : Math.round((line.score * 10_000) / most),
		threshold: line.threshold,
		thresholdText: line.thresholdText,
		isReached: line.isReached,
		isDecided: isDecided(line.key, vote),
	}
}

/** A single proposal that won is the bar of those for it; one that passed without enough objections has no bar. */
function isDecided(key: string, { rules, outcome, decidedOption }: VoteView): boolean {
	if (outcome !== 'adopted') return false
	return rules.method === 'single' ? key === 'for' : key === decidedOption
}
