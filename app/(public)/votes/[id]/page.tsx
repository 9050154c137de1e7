import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { BallotTable } from '@/components/decisions/ballot-table'
import { CheckElsewhere } from '@/components/decisions/check-elsewhere'
import { SupportLadder, settledInWords } from '@/components/decisions/support-ladder'
import { SupportTable } from '@/components/decisions/support-table'
import { RevisionFlag } from '@/components/incidents/revision-flag'
import { DemonstrationBadge } from '@/components/incidents/state-badge'
import { Badge } from '@/components/ui/badge'
import { buttonLook } from '@/components/ui/button'
import { Facts, Section } from '@/components/ui/section'
import type { Policy } from '@/lib/domain/policy/policy'
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
					{vote.incident?.isDemonstration && <DemonstrationBadge />}
				</div>
				<h1 className="text-3xl font-semibold">
					Vote {vote.attempt} on the {vote.incident ? 'consequence' : 'policy'}
				</h1>
				<p className="text-lg">{vote.explanation}</p>
				<Facts
					rows={[
						subjectOf(vote),
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
						['Without ballots of those with a conflict', withoutConflicted(vote, policy.ladder)],
					]}
				/>
				{vote.me.mayVote && (
					<Link href={`/desk/votes/${vote.id}`} className={buttonLook()}>
						{vote.me.lastSequence > 0 ? 'Change your ballot' : 'Vote'}
					</Link>
				)}
				{vote.incident && vote.revision && (
					<RevisionFlag what="The ballots" revision={vote.revision} slug={vote.incident.slug} />
				)}
			</header>
			<Section id="support" title={vote.method === 'ladder' ? 'Support for each rung' : 'Support'}>
				{vote.method === 'ladder' && vote.support.length > 0 ? (
					<SupportLadder vote={vote} ladder={policy.ladder} />
				) : (
					<SupportTable support={vote.support} />
				)}
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

function subjectOf({ incident, policyDraft }: VoteView): readonly [string, ReactNode] {
	if (incident === null) return ['Draft of the policy', policyDraft]
	return [
		'Case',
		<Link key="case" href={`/incidents/${incident.slug}`}>
			{incident.title}
		</Link>,
	]
}

function withoutConflicted({ withoutConflicted: without, rules }: VoteView, ladder: Policy['ladder']): string {
	if (without === null) return 'Known once the vote is counted'
	if (without.outcome === 'quorum_not_met') return 'No decision for want of quorum'
	if (without.outcome === 'rejected') return 'Rejected'
	const option = rules.options.find(({ key }) => key === without.option)
	return option?.name ?? ladder[without.rung ?? 0]?.name ?? ''
}
