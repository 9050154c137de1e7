import Link from 'next/link'
import { ActionForm } from '@/components/forms/action-form'
import { buttonLook } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import { formatTime } from '@/lib/format/dates'
import type { AssessmentView } from '@/lib/server/assessment/queries/get-assessment'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'
import { StepCard } from './step-card'

type Actions = Readonly<Record<'replyAction' | 'discardAction', Action>>
type Props = { readonly incident: IncidentView; readonly assessment: AssessmentView; readonly actions: Actions }

const REPLYING = ['filed', 'assessing', 'deliberating']

/** What members of the operator, stewards and peers do when it is their turn. */
export function ParticipantSteps({ incident, assessment, actions }: Props) {
	const { may, state } = incident
	const vote = incident.votes.find((candidate) => candidate.state === 'open')
	return (
		<>
			{state === 'draft' && may['incident.draft'].allowed && <Draft {...{ incident, actions }} />}
			{state === 'assessing' && <Ratings {...{ incident, assessment }} />}
			{vote && may['vote.cast'].allowed && (
				<StepCard
					title="Vote on the consequence"
					then={`You choose the most severe consequence that you would support, and sign it. The vote closes ${formatTime(vote.closesAt)}; until then you may replace your ballot or recuse yourself.`}
				>
					<Link href={`/desk/votes/${vote.id}`} className={buttonLook()}>
						Vote on the consequence
					</Link>
				</StepCard>
			)}
			{may['incident.reply'].allowed && REPLYING.includes(state) && incident.dates.repliedAt === null && (
				<Reply {...{ incident, actions }} />
			)}
		</>
	)
}

function Draft({ incident, actions }: Pick<Props, 'incident' | 'actions'>) {
	return (
		<>
			<StepCard
				title="Finish and file the report"
				then="It is saved while you write. Coordinators of the DAO see it once you file it, the public only when it is published."
			>
				<Link href={`/desk/cases/${incident.id}/report`} className={buttonLook()}>
					Write the report
				</Link>
			</StepCard>
			{incident.may['incident.file'].allowed && (
				<StepCard
					title="Discard this draft"
					then="The draft goes away for everybody who sees it and cannot be brought back. Nobody else has seen it."
					isFolded
				>
					<ActionForm
						action={actions.discardAction}
						submit="Discard the draft for good"
						look="danger"
						hidden={{ incidentId: incident.id }}
					/>
				</StepCard>
			)}
		</>
	)
}

function Ratings({ incident, assessment }: Pick<Props, 'incident' | 'assessment'>) {
	const open = assessment.panels.filter((panel) => panel.state === 'open' && panel.mayRate.allowed)
	return open.map(({ kind, round, closesAt, mine }) => {
		const isRevision = mine !== null || round > 1
		return (
			<StepCard
				key={kind}
				title={round === 1 ? `Rate the factors (${kind})` : `Revise your rating (${kind}, second round)`}
				then={
					mine?.isRecused
						? 'You have recused yourself from this panel.'
						: `${round === 1 ? 'Nobody sees your rating until the round closes' : 'You see how the first round came out, and may revise your grades once'}; it closes ${formatTime(closesAt)}. There you can also recuse yourself.`
				}
			>
				{!mine?.isRecused && (
					<Link
						href={`/desk/cases/${incident.id}/assess?panel=${kind}`}
						className={buttonLook(mine ? 'quiet' : 'primary')}
					>
						{isRevision ? `Look at my rating (${kind})` : `Rate the factors (${kind})`}
					</Link>
				)}
			</StepCard>
		)
	})
}

function Reply({ incident, actions }: Pick<Props, 'incident' | 'actions'>) {
	const { replyDueAt } = incident.dates
	const hours = incident.policy.windows.rightOfReplyHours
	return (
		<StepCard
			id="reply-form"
			title="Your right of reply"
			then={`Stewards and peers read it before they vote; one reply for each treatment of the case. ${
				replyDueAt === null
					? `Its ${hours} hours begin when a coordinator accepts the case.`
					: `No vote opens before your reply, or before ${formatTime(replyDueAt)}.`
			}`}
		>
			<ActionForm
				action={actions.replyAction}
				submit="Send the reply"
				hidden={{ incidentId: incident.id }}
				keepAs={`reply.${incident.id}`}
			>
				<TextArea label="Reply" name="body" />
			</ActionForm>
		</StepCard>
	)
}
