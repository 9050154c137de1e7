import Link from 'next/link'
import { DemonstrationBadge } from '@/components/incidents/state-badge'
import { Empty } from '@/components/ui/section'
import { formatDay } from '@/lib/format/dates'
import type { OverviewView } from '@/lib/server/incidents/queries/get-overview'

/** What was decided lately: the rung, the case, and the vote where anyone can check it. */
export function NewestDecisions({ decisions }: Pick<OverviewView, 'decisions'>) {
	if (decisions.length === 0) {
		return (
			<Empty>
				No vote has been counted here yet. <Link href="/policy">The policy</Link> says how one is decided.
			</Empty>
		)
	}
	return (
		<ul className="divide-y divide-line border-y border-line">
			{decisions.map(({ voteId, slug, title, operator, isDemonstration, rung, rungName, decidedAt }) => (
				<li key={voteId} className="space-y-1 py-3">
					<p className="flex flex-wrap items-baseline justify-between gap-x-4">
						<span className="font-semibold">
							<span className="mr-2 inline-block min-w-6 rounded-sm border border-edge text-center text-sm text-soft">
								{rung}
							</span>
							{rungName}
						</span>
						<time dateTime={decidedAt} className="text-sm text-soft">
							{formatDay(decidedAt)}
						</time>
					</p>
					<p>
						<Link href={`/incidents/${slug}`}>{title}</Link>, {operator} {isDemonstration && <DemonstrationBadge />}
					</p>
					<p className="text-sm">
						<Link href={`/votes/${voteId}`} aria-label={`The vote on ${title}`}>
							The vote
						</Link>
					</p>
				</li>
			))}
		</ul>
	)
}
