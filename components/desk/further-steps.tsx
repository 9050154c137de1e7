import Link from 'next/link'
import { ActionForm } from '@/components/forms/action-form'
import { buttonLook } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import { isDiscussionOpen } from '@/lib/domain/incidents/discussion'
import { hours } from '@/lib/domain/kernel/instant'
import { formatDuration } from '@/lib/format/dates'
import { counted } from '@/lib/format/words'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'
import { EmbargoStep } from './embargo-step'
import { ImpactStep } from './impact-step'
import { StepCard } from './step-card'

type Names = 'appealAction' | 'impactAction' | 'embargoAction' | 'liftEmbargoAction'
type Props = { readonly incident: IncidentView; readonly actions: Readonly<Record<Names, Action>> }

const DECIDED = ['decided', 'enforcing', 'closed']
const OVER = ['draft', 'discarded', 'dismissed']

/** What is possible at any time of a case, beside the step that it waits for. */
export function FurtherSteps({ incident, actions }: Props) {
	const { may, state } = incident
	const isFiled = !OVER.includes(state)
	return (
		<div className="space-y-2">
			{isFiled && may['incident.revise'].allowed && (
				<StepCard
					title="Revise the report"
					then="Each change makes a new revision with its author and reason."
					isFolded
				>
					<Link href={`/desk/cases/${incident.id}/report`} className={buttonLook('quiet')}>
						Revise the report
					</Link>
				</StepCard>
			)}
			{isFiled && may['incident.revise'].allowed && <ImpactStep incident={incident} action={actions.impactAction} />}
			<EmbargoStep {...{ incident, actions }} />
			{may['incident.comment'].allowed && isDiscussionOpen(state) && (
				<StepCard title="Discuss the case" then="Comments stay on the record of the case, under your name." isFolded>
					<Link href={`/desk/cases/${incident.id}/discussion`} className={buttonLook('quiet')}>
						{incident.comments.length === 0
							? 'Write the first comment'
							: `Read ${counted(incident.comments.length, 'comment')}, and answer`}
					</Link>
				</StepCard>
			)}
			{may['incident.appeal'].allowed && DECIDED.includes(state) && <Appeal {...{ incident, actions }} />}
		</div>
	)
}

function Appeal({ incident, actions }: Props) {
	const { appealHours } = incident.policy.windows
	if (incident.appeals.some(({ ruling }) => ruling === null)) {
		return <p className="text-soft">Your appeal is in; a coordinator rules on it next.</p>
	}
	return (
		<StepCard
			title="Appeal the decision"
			then={`A coordinator says whether the evidence is new. If it is, the case is assessed and voted on again. An appeal comes within ${formatDuration(hours(appealHours))} of the decision.`}
			isFolded
		>
			<ActionForm
				action={actions.appealAction}
				submit="Appeal the decision"
				keepAs={`appeal.${incident.id}`}
				look="quiet"
				hidden={{ incidentId: incident.id }}
			>
				<TextArea label="Grounds" name="grounds" />
				<TextArea
					label="New evidence"
					name="newEvidence"
					hint="Only what was not part of the case when it was decided, one on each line: a link that begins with https://, or the SHA-256 of a file that you have attached to the report. Guardrail keeps the file and its hash; it keeps no copy of what a link leads to, which can change or go away."
				/>
			</ActionForm>
		</StepCard>
	)
}
