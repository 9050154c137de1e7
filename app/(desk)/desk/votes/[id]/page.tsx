import type { Metadata } from 'next'
import Link from 'next/link'
import { RecusalForm } from '@/components/assessment/recusal-form'
import { BallotForm } from '@/components/decisions/ballot-form'
import { choiceInWords } from '@/components/decisions/choice-in-words'
import { RevisionFlag } from '@/components/incidents/revision-flag'
import { Empty } from '@/components/ui/section'
import { personOf } from '@/lib/domain/access/actor'
import { nextInVote } from '@/lib/domain/decisions/vote-stages'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { formatTime } from '@/lib/format/dates'
import { listPersonas } from '@/lib/server/access/queries/list-personas'
import { getVote, type VoteView } from '@/lib/server/decisions/queries/get-vote'
import { getPolicy } from '@/lib/server/policy/queries/get-policy'
import { pageQuery } from '@/lib/web/page-query'
import { actorOfRequest } from '@/lib/web/request-context'
import { recuseFromVoteAction } from './actions'

export const metadata: Metadata = { title: 'Vote' }

export default async function BallotPage({ params }: { readonly params: Promise<{ id: string }> }) {
	const vote = await pageQuery(getVote, { voteId: (await params).id })
	const { ladder } = await pageQuery(getPolicy, { version: vote.policyVersion })
	const actor = await actorOfRequest()
	const personas = await listPersonas.ask({}, { actor })
	const persona = personas.ok ? personas.value.find(({ address }) => address === personOf(actor)?.address) : undefined
	const { incident, revision } = vote
	return (
		<div className="max-w-3xl space-y-6">
			<h1 className="text-3xl font-semibold">
				Vote on {incident === null ? `policy ${vote.policyDraft}` : 'the consequence'}
			</h1>
			<p>
				{incident && (
					<>
						<Link href={`/desk/cases/${incident.id}`}>{incident.title}</Link>.{' '}
					</>
				)}
				{nextInVote(vote, vote.now, formatTime)} <Link href={`/votes/${vote.id}`}>How it stands</Link>
			</p>
			{incident && revision && <RevisionFlag what="The ballots" revision={revision} slug={incident.slug} />}
			{!vote.me.mayVote && <Empty>{vote.me.because}</Empty>}
			{vote.me.mayVote && (
				<>
					<Eligibility vote={vote} ladder={ladder} />
					<BallotForm voteId={vote.id} rules={vote.rules} ladder={ladder} demoIndex={persona?.index ?? null} />
					<RecusalForm hidden={{ voteId: vote.id }} action={recuseFromVoteAction} />
				</>
			)}
		</div>
	)
}

type EligibilityProps = { readonly vote: VoteView; readonly ladder: readonly LadderRung[] }

/** Why the reader may vote, and what the reader has said so far. */
function Eligibility({ vote: { me, rules }, ladder }: EligibilityProps) {
	if (me.lastSequence === 0) return <p>You may vote: you are on the roll, which was fixed when the vote opened.</p>
	const said =
		me.lastChoice === null
			? 'what it says is sealed, and stands in the receipt that you saved'
			: choiceInWords(me.lastChoice, { rules, ladder })
	return (
		<p className="rounded bg-done-bg px-4 py-3 text-done">
			You have voted, with ballot number {me.lastSequence}: {said}. Change your ballot by casting another one.
		</p>
	)
}
