import type { Metadata } from 'next'
import Link from 'next/link'
import { BallotTable } from '@/components/decisions/ballot-table'
import { CheckElsewhere } from '@/components/decisions/check-elsewhere'
import { RollTable } from '@/components/decisions/roll-table'
import { SealedTrust } from '@/components/decisions/sealed-trust'
import { SupportPicture } from '@/components/decisions/support-picture'
import { VoteHeading } from '@/components/decisions/vote-heading'
import { VoteResultFacts } from '@/components/decisions/vote-result'
import { VoteStanding } from '@/components/decisions/vote-standing'
import { Section } from '@/components/ui/section'
import { getVote } from '@/lib/server/decisions/queries/get-vote'
import { getVoteRoll } from '@/lib/server/decisions/queries/get-vote-roll'
import { listBallots } from '@/lib/server/decisions/queries/list-ballots'
import { getPolicy } from '@/lib/server/policy/queries/get-policy'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Vote' }

export default async function VotePage({ params }: { readonly params: Promise<{ id: string }> }) {
	const voteId = (await params).id
	const [vote, ballots, roll] = await Promise.all([
		pageQuery(getVote, { voteId }),
		pageQuery(listBallots, { voteId }),
		pageQuery(getVoteRoll, { voteId }),
	])
	const policy = await pageQuery(getPolicy, { version: vote.policyVersion })
	return (
		<div className="space-y-8">
			<VoteHeading vote={vote} />
			<Section id="standing" title="Where it stands">
				<VoteStanding vote={vote} />
			</Section>
			{vote.rules.isSealed && (
				<Section id="sealed" title="Sealed ballots">
					<SealedTrust isOpen={vote.state !== 'tallied'} />
				</Section>
			)}
			<Section id="support" title={vote.method === 'ladder' ? 'Support for each rung' : 'Support'}>
				<SupportPicture vote={vote} ladder={policy.ladder} />
			</Section>
			<Section id="result" title="Result">
				<VoteResultFacts vote={vote} ladder={policy.ladder} />
				<p>
					Held by <Link href="/policy">policy {vote.policyVersion}</Link>.
				</p>
			</Section>
			<Section id="ballots" title="Ballots">
				<BallotTable ballots={ballots.data} rules={vote.rules} policy={policy} isOver={vote.state !== 'open'} />
				{ballots.nextCursor !== null && <p className="text-soft">These are the first; the CSV has them all.</p>}
				<CheckElsewhere voteId={vote.id} />
			</Section>
			<Section id="roll" title="Roll">
				<RollTable voteId={vote.id} roll={roll} weights={vote.rules.weights} />
			</Section>
		</div>
	)
}
