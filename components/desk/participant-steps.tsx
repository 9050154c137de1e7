import Link from 'next/link'
import { ActionForm } from '@/components/forms/action-form'
import { buttonLook } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import type { AssessmentView } from '@/lib/server/assessment/queries/get-assessment'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'

type Props = {
	readonly incident: IncidentView
	readonly assessment: AssessmentView
	readonly actions: Readonly<Record<'replyAction' | 'commentAction' | 'appealAction', Action>>
}

const DECIDED = ['decided', 'enforcing', 'closed']
const REPLYING = ['filed', 'assessing', 'deliberating']

/** What members of the operator, stewards and peers can do on a case, and why not, where they cannot. */
export function ParticipantSteps({ incident, assessment, actions }: Props) {
	const { may, state } = incident
	const hidden = { incidentId: incident.id }
	const vote = incident.votes.find((candidate) => candidate.state === 'open')
	return (
		<>
			<ul className="flex flex-wrap gap-3">
				{state === 'draft' && may['incident.draft'].allowed && (
					<Step href={`/desk/cases/${incident.id}/report`} label="Write the report" />
				)}
				{state !== 'draft' && may['incident.revise'].allowed && (
					<Step href={`/desk/cases/${incident.id}/report`} label="Revise the report" />
				)}
				{assessment.panels
					.filter((panel) => panel.state === 'open' && panel.mayRate.allowed)
					.map((panel) => (
						<Step
							key={panel.kind}
							href={`/desk/cases/${incident.id}/assess?panel=${panel.kind}`}
							label={`Rate the factors (${panel.kind})`}
						/>
					))}
				{vote && may['vote.cast'].allowed && <Step href={`/desk/votes/${vote.id}`} label="Vote on the consequence" />}
			</ul>
			{vote && !may['vote.cast'].allowed && (
				<p className="text-sm text-soft">You do not vote here. {may['vote.cast'].because}</p>
			)}
			{may['incident.reply'].allowed && REPLYING.includes(state) && incident.dates.repliedAt === null && (
				<section id="reply-form" className="space-y-2">
					<h3 className="font-semibold">Your right of reply</h3>
					<ActionForm action={actions.replyAction} submit="Send the reply" hidden={hidden}>
						<TextArea
							label="Reply"
							name="body"
							hint="Stewards and peers read it before they vote. One reply for each treatment of the case."
						/>
					</ActionForm>
				</section>
			)}
			{may['incident.comment'].allowed && !['draft', 'discarded', 'dismissed', 'closed'].includes(state) && (
				<ActionForm action={actions.commentAction} submit="Add the comment" look="quiet" hidden={hidden}>
					<TextArea label="Comment" name="body" hint="It stays on the record of the case." />
				</ActionForm>
			)}
			{may['incident.appeal'].allowed && DECIDED.includes(state) && (
				<section className="space-y-2">
					<h3 className="font-semibold">Appeal</h3>
					<ActionForm action={actions.appealAction} submit="Appeal the decision" look="quiet" hidden={hidden}>
						<TextArea label="Grounds" name="grounds" />
						<TextArea
							label="New evidence"
							name="newEvidence"
							hint="Links or SHA-256 hashes that were not part of the case, one on each line."
						/>
					</ActionForm>
				</section>
			)}
		</>
	)
}

function Step({ href, label }: { readonly href: string; readonly label: string }) {
	return (
		<li>
			<Link href={href} className={buttonLook()}>
				{label}
			</Link>
		</li>
	)
}
