import type { Metadata } from 'next'
import Link from 'next/link'
import { RecusalForm } from '@/components/assessment/recusal-form'
import { BallotForm } from '@/components/decisions/ballot-form'
import { RevisionFlag } from '@/components/incidents/revision-flag'
import { Empty } from '@/components/ui/section'
import { personOf } from '@/lib/domain/access/actor'
import { ladderRules } from '@/lib/domain/decisions/vote-rules'
import { formatTime } from '@/lib/format/dates'
import { listPersonas } from '@/lib/server/access/queries/list-personas'
import { getVote } from '@/lib/server/decisions/queries/get-vote'
import { getPolicy } from '@/lib/server/policy/queries/get-policy'
import { pageQuery } from '@/lib/web/page-query'
import { actorOfRequest } from '@/lib/web/request-context'
import { recuseFromVoteAction } from './actions'

export const metadata: Metadata = { title: 'Vote' }

export default async function BallotPage({ params }: { readonly params: Promise<{ id: string }> }) {
	const vote = await pageQuery(getVote, { voteId: (await params).id })
	const policy = await pageQuery(getPolicy, { version: vote.policyVersion })
	const actor = await actorOfRequest()
	const personas = await listPersonas.ask({}, { actor })
	const persona = personas.ok ? personas.value.find(({ address }) => address === personOf(actor)?.address) : undefined
	return (
		<div className="max-w-3xl space-y-6">
			<h1 className="text-3xl font-semibold">Vote on the consequence</h1>
			<p>
				<Link href={`/desk/cases/${vote.incident.id}`}>{vote.incident.title}</Link>. Open until{' '}
				{formatTime(vote.closesAt)}. <Link href={`/votes/${vote.id}`}>How it stands</Link>
			</p>
			<RevisionFlag what="The ballots" revision={vote.revision} slug={vote.incident.slug} />
			{!vote.me.mayVote && <Empty>{vote.me.because}</Empty>}
			{vote.me.mayVote && (
				<>
					{vote.me.lastSequence > 0 && (
						<p className="rounded bg-done-bg px-4 py-3 text-done">
							You have voted: {vote.me.lastRung === null ? 'you abstained' : vote.support[vote.me.lastRung]?.name}. You
							may replace your ballot.
						</p>
					)}
					<BallotForm
						voteId={vote.id}
						rules={ladderRules(policy)}
						ladder={policy.ladder}
						demoIndex={persona?.index ?? null}
					/>
					<RecusalForm hidden={{ voteId: vote.id }} action={recuseFromVoteAction} />
				</>
			)}
		</div>
	)
}
