import Link from 'next/link'
import { Table } from '@/components/ui/table'
import { POLICY_STATES } from '@/lib/domain/policy/policy-state'
import { formatDay } from '@/lib/format/dates'
import type { PolicyRow } from '@/lib/server/policy/queries/list-policies'

/** Every version with what became of it, and the vote that settled it. */
export function PolicyHistory({ rows }: { readonly rows: readonly PolicyRow[] }) {
	return (
		<Table
			caption="Versions of the policy"
			head={['Version', 'State', 'What it changes', 'By', 'In force from', 'Compare', 'Vote']}
			rows={rows.map((row) => [
				<Link key="version" href={`/policy/${row.version}`}>
					{row.version}
				</Link>,
				row.isCurrent ? 'In force' : POLICY_STATES[row.state],
				row.changeNote,
				row.author,
				row.effectiveAt === null ? 'Not in force' : formatDay(row.effectiveAt),
				row.baseVersion === null ? (
					'The first one'
				) : (
					<Link key="compare" href={`/policy/${row.version}/compare?with=${row.baseVersion}`}>
						With {row.baseVersion}
					</Link>
				),
				row.voteId === null ? (
					'None'
				) : (
					<Link key="vote" href={`/votes/${row.voteId}`}>
						The vote on {row.version}
					</Link>
				),
			])}
		/>
	)
}
