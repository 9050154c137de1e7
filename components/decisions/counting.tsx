import Link from 'next/link'
import { formatCount } from '@/lib/format/numbers'
import type { VoteView } from '@/lib/server/decisions/queries/get-vote'
import { LookAgain } from './look-again'

type Shown = Pick<VoteView, 'id' | 'counting'> & { readonly rules: Pick<VoteView['rules'], 'isSealed'> }

/** How far the count of many ballots has come. It looks again by itself; without scripts, by a link. */
export function Counting({ vote: { id, counting, rules } }: { readonly vote: Shown }) {
	if (counting === null) return null
	const { counted, total, stopped } = counting
	const now = rules.isSealed
		? `Counting: ${formatCount(counted)} of ${formatCount(total)} ballots opened.`
		: `Counting ${formatCount(total)} ballots.`
	return (
		<div className="max-w-prose space-y-2">
			<p id="counting">{now} The outcome appears here when all are counted.</p>
			{rules.isSealed && <progress aria-labelledby="counting" value={counted} max={total} className="w-full" />}
			{stopped !== '' && <p>The count has stopped, and is tried again about twice a minute. {stopped}</p>}
			<noscript>
				<p>
					<Link href={`/votes/${id}`}>Look again</Link>
				</p>
			</noscript>
			<LookAgain />
		</div>
	)
}
