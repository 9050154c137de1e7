import Link from 'next/link'
import { RevisionFlag } from '@/components/incidents/revision-flag'
import { DemonstrationBadge } from '@/components/incidents/state-badge'
import { Badge } from '@/components/ui/badge'
import { buttonLook } from '@/components/ui/button'
import { nextInVote } from '@/lib/domain/decisions/vote-stages'
import { METHODS_IN_WORDS } from '@/lib/domain/policy/policy'
import { formatTime } from '@/lib/format/dates'
import type { VoteView } from '@/lib/server/decisions/queries/get-vote'
import { Counting } from './counting'
import { WeighedBy } from './weighed-by'

const STATES = { open: 'Open', counting: 'Being counted', tallied: 'Counted' } as const satisfies Record<
	VoteView['state'],
	string
>

/** What is voted on, how it stands, who acts next, and whether the reader may vote. */
export function VoteHeading({ vote }: { readonly vote: VoteView }) {
	const { incident, policyDraft, rules, revision } = vote
	return (
		<header className="space-y-4">
			<div className="flex flex-wrap gap-2">
				<Badge tone={vote.state === 'tallied' ? 'done' : 'active'}>{STATES[vote.state]}</Badge>
				<Badge>{METHODS_IN_WORDS[rules.method].name}</Badge>
				{rules.isSealed && vote.state !== 'tallied' && <Badge tone="waiting">Sealed until the count</Badge>}
				{incident?.isDemonstration && <DemonstrationBadge />}
			</div>
			<h1 className="text-3xl font-semibold">
				Vote {vote.attempt} on {incident === null ? `policy ${policyDraft}` : 'the consequence'}
			</h1>
			{incident && (
				<p>
					<Link href={`/incidents/${incident.slug}`}>{incident.title}</Link>
				</p>
			)}
			<p className="text-lg">{vote.explanation}</p>
			<Counting vote={vote} />
			<WeighedBy vote={vote} />
			<p>{nextInVote(vote, vote.now, formatTime)}</p>
			{vote.state === 'open' && <Eligibility vote={vote} />}
			{incident && revision && <RevisionFlag what="The ballots" revision={revision} slug={incident.slug} />}
		</header>
	)
}

/** Whether the reader may vote, and why. */
function Eligibility({ vote: { id, me } }: Pick<Parameters<typeof VoteHeading>[0], 'vote'>) {
	if (!me.mayVote) return <p className="text-soft">You cannot vote here. {me.because}</p>
	return (
		<p className="flex flex-wrap items-center gap-x-4 gap-y-2">
			<Link href={`/desk/votes/${id}`} className={buttonLook()}>
				{me.lastSequence > 0 ? 'Change your ballot' : 'Vote'}
			</Link>
			<span className="text-soft">
				{me.lastSequence > 0
					? `You are on the roll and have cast ${me.lastSequence === 1 ? 'a ballot' : `${me.lastSequence} ballots`}.`
					: 'You are on the roll.'}
			</span>
		</p>
	)
}
