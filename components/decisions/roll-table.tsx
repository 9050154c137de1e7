import { Table } from '@/components/ui/table'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'
import type { Weights } from '@/lib/domain/decisions/vote-rules'
import { shorten } from '@/lib/format/numbers'
import { powerInWords } from '@/lib/format/power-in-words'
import { counted } from '@/lib/format/words'
import type { VoteRollView } from '@/lib/server/decisions/queries/get-vote-roll'

type Props = { readonly voteId: string; readonly roll: VoteRollView; readonly weights: Weights }

/** Who may vote with how much power, who has voted, who has not, who delegated to whom, and who recused with the reason. */
export function RollTable({ voteId, roll: { entries, size, silentCount, leftOff }, weights }: Props) {
	const hasDelegations = entries.some(({ delegate }) => delegate !== null)
	return (
		<div className="space-y-3">
			<p>{sumOf(entries, silentCount)}</p>
			<Table
				caption="Roll"
				density="compact"
				head={['Voter', 'Address', 'Power', ...(hasDelegations ? ['Delegated to'] : []), 'Standing']}
				rows={entries.map((entry) => [
					entry.name,
					<code key="address" className="font-mono text-sm" title={entry.address}>
						{shorten(entry.address)}
					</code>,
					powerOf(entry, weights),
					...(hasDelegations ? [entry.delegate ?? '–'] : []),
					whatBecameOf(entry),
				])}
			/>
			{size > entries.length && (
				<p className="text-soft">
					{counted(size - entries.length, 'more voter')} on the roll; the file holds them all.
				</p>
			)}
			{leftOff.length > 0 && (
				<div>
					<p>Left off the roll, since whoever is involved neither votes nor weighs on the quorum:</p>
					<ul className="list-disc pl-5">
						{leftOff.map(({ name, address, power, because }) => (
							<li key={address}>
								{name} ({powerInWords(power, weights)}) {because}.
							</li>
						))}
					</ul>
				</div>
			)}
			<p>
				<a href={`/api/v1/votes/${voteId}/roll.csv`} download>
					The roll as CSV
				</a>
				{weights.kind !== 'one_each' && '; each power has a Merkle proof at its address, /roll/ and the address.'}
			</p>
		</div>
	)
}

type Entry = VoteRollView['entries'][number]

const MOST_NAMES = 20

/** Names the mightiest of the silent; `count` is of all on the roll, the listed ones or not. */
function sumOf(entries: readonly Entry[], count: number): string {
	const silent = entries.filter((entry) => !entry.hasVoted && entry.through === null && entry.recusal === null)
	const names = silent.slice(0, MOST_NAMES).map(({ name }) => name)
	if (count === 0) return 'Everyone on the roll who is not recused has voted, or somebody has for them.'
	if (names.length === 0) return `Not voted: ${counted(count, 'voter')} with less power than those listed here.`
	return `Not voted: ${names.join(', ')}${count > names.length ? ` and ${counted(count - names.length, 'other')}` : ''}.`
}

function powerOf({ power, delegatedPower }: Entry, weights: Weights): string {
	const own = powerInWords(power, weights)
	return delegatedPower === '0' ? own : `${own}, and ${powerInWords(delegatedPower, weights)} delegated`
}

function whatBecameOf({ hasVoted, delegate, through, recusal }: Entry): string {
	if (recusal !== null) {
		const conflict = CONFLICTS[recusal.conflict as keyof typeof CONFLICTS] ?? recusal.conflict
		return `Recused: ${conflict}${recusal.note === '' ? '' : `. ${recusal.note}`}`
	}
	if (hasVoted) return delegate === null ? 'Has voted' : 'Has voted, in place of the delegate'
	return through === null ? 'Has not voted' : `Voted through ${through}`
}
