import Link from 'next/link'
import { Facts } from '@/components/ui/section'
import { POLICY_STATES } from '@/lib/domain/policy/policy-state'
import { formatTime } from '@/lib/format/dates'
import { counted } from '@/lib/format/words'
import type { PolicyRecord } from '@/lib/server/policy/queries/get-policy-record'

/** Where a version stands: who wrote it, which vote settled it, from when on it counts, and its hash. */
export function PolicyFacts({ record }: { readonly record: PolicyRecord }) {
	const { version, state, isCurrent, author, changeNote, effectiveAt, vote, hash, pinned } = record
	return (
		<Facts
			rows={[
				['State', isCurrent ? 'In force' : POLICY_STATES[state]],
				['What it changes', changeNote],
				['Written by', author],
				['In force for new cases from', effectiveAt === null ? 'Not in force' : formatTime(effectiveAt)],
				[
					'Vote',
					vote === null ? (
						'None'
					) : (
						<Link key="vote" href={`/votes/${vote.id}`}>
							{vote.state === 'open' ? `The vote on ${version} is open` : `The vote on ${version}`}
						</Link>
					),
				],
				['Published cases that go by it', counted(pinned.count, 'case')],
				[
					'SHA-256 of its canonical JSON',
					<code key="hash" className="font-mono text-sm break-all">
						{hash}
					</code>,
				],
			]}
		/>
	)
}
