import type { Metadata } from 'next'
import Link from 'next/link'
import { BallotTable } from '@/components/decisions/ballot-table'
import { CheckElsewhere } from '@/components/decisions/check-elsewhere'
import { SupportLadder, settledInWords } from '@/components/decisions/support-ladder'
import { RevisionFlag } from '@/components/incidents/revision-flag'
import { DemonstrationBadge } from '@/components/incidents/state-badge'
import { Badge } from '@/components/ui/badge'
import { buttonLook } from '@/components/ui/button'
import { Facts, Section } from '@/components/ui/section'
import { formatTime } from '@/lib/format/dates'
import { getVote, type VoteView } from '@/lib/server/decisions/queries/get-vote'
import { listBallots } from '@/lib/server/decisions/queries/list-ballots'
import { getPolicy } from '@/lib/server/policy/queries/get-policy'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Vote' }

export default async function VotePage({ params }: { readonly params: Promise<{ id: string }> }) {
	const { id } = await params
	const vote = await pageQuery(getVote, { voteId: id })
	const ballots = await pageQuery(listBallots, { voteId: id })
	const policy = await pageQuery(getPolicy, { version: vote.policyVersion })
	return (
		<div className="space-y-8">
			<header className="space-y-4">
				<div className="flex gap-2">
					<Badge tone={vote.state === 'open' ? 'active' : 'done'}>{vote.state === 'open' ? 'Open' : 'Counted'}</Badge>
					{vote.incident.isDemonstration && <DemonstrationBadge />}
				</div>
				<h1 className="text-3xl font-semibold">Vote {vote.attempt} on the consequence</h1>
				<p className="text-lg">{vote.explanation}</p>
				<Facts
					rows={[
						[
							'Case',
							<Link key="case" href={`/incidents/${vote.incident.slug}`}>
								{vote.incident.title}
							</Link>,
						],
						['Open from', formatTime(vote.opensAt)],
						['Closes', formatTime(vote.closesAt)],
						['Quorum', `${vote.quorum.cast} of ${vote.roll.power} voted, ${vote.quorum.required} needed`],
						[
							'Policy',
							<Link key="policy" href="/policy">
								{vote.policyVersion}
							</Link>,
						],
						['Settled parameters', settledInWords(vote.parameters, policy.ladder) || 'None'],
						['Without ballots of those with a conflict', withoutConflicted(vote)],
					]}
				/>
				{vote.me.mayVote && (
					<Link href={`/desk/votes/${vote.id}`} className={buttonLook()}>
						{vote.me.lastSequence > 0 ? 'Change your ballot' : 'Vote'}
					</Link>
				)}
				<RevisionFlag what="The ballots" revision={vote.revision} slug={vote.incident.slug} />
			</header>
			<Section id="support" title="Support for each rung">
				<SupportLadder vote={vote} ladder={policy.ladder} />
			</Section>
			<Section id="ballots" title="Ballots">
				<BallotTable ballots={ballots.data} policy={policy} />
				<CheckElsewhere voteId={vote.id} />
			</Section>
			<Section id="roll" title="Roll">
				<p>Not voted: {vote.roll.notVoted.map((voter) => voter.name).join(', ') || 'nobody'}.</p>
				<p>Recused: {vote.roll.recused.map((voter) => voter.name).join(', ') || 'nobody'}.</p>
			</Section>
		</div>
	)
}

function withoutConflicted({ withoutConflicted: without, support }: VoteView): string {
	if (without === null) return 'Known once the vote is counted'
	return without.rung === null ? 'No decision for want of quorum' : (support[without.rung]?.name ?? '')
}
