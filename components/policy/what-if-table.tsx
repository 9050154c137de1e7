import Link from 'next/link'
import { Table } from '@/components/ui/table'
import { formatDay } from '@/lib/format/dates'
import type { WhatIfVote } from '@/lib/server/decisions/queries/get-what-if'

/** What each vote came to, and what the same ballots would come to. */
export function WhatIfTable({ votes }: { readonly votes: readonly WhatIfVote[] }) {
	return (
		<Table
			caption="Votes counted again"
			head={['Counted', 'Vote', 'Policy', 'Decided', 'It would be', 'Changed']}
			rows={votes.map((vote) => [
				formatDay(vote.talliedAt),
				<Link key="vote" href={`/votes/${vote.id}`}>
					{vote.subject.kind === 'case' ? vote.subject.title : `Policy ${vote.subject.draftVersion}`}
				</Link>,
				vote.policyVersion,
				vote.decided.name,
				vote.wouldBe.name,
				vote.isChanged ? <strong key="changed">Yes</strong> : 'No',
			])}
		/>
	)
}
