import { ActionForm } from '@/components/forms/action-form'
import { TextArea } from '@/components/ui/field'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { DuplicateCandidate } from '@/lib/server/incidents/queries/list-duplicate-candidates'
import type { Action } from './action'
import { DuplicateFields } from './duplicate-fields'
import { StepCard } from './step-card'

type Names = 'triageAction' | 'dismissAction' | 'dismissDuplicateAction' | 'publishAction'
type Props = {
	readonly incident: IncidentView
	readonly candidates: readonly DuplicateCandidate[]
	readonly actions: Readonly<Record<Names, Action>>
}

const CAN_BE_DISMISSED = ['filed', 'assessing', 'deliberating']
const NEVER_PUBLIC = ['draft', 'discarded', 'dismissed']

/** The coordinator opens the treatment of a case, publishes it, or ends it early. */
export function TriageSteps({ incident, candidates, actions }: Props) {
	const { may, state, dates, embargo } = incident
	const hidden = { incidentId: incident.id }
	const { windows } = incident.policy
	return (
		<>
			{may['incident.triage'].allowed && state === 'filed' && (
				<StepCard
					title="Accept for treatment"
					then={`Both panels open for ${windows.firstRoundHours} hours, and the operator has ${windows.rightOfReplyHours} hours to reply. Policy and rubric are fixed for this case, and you coordinate it.`}
				>
					<ActionForm
						action={actions.triageAction}
						submit="Accept for treatment"
						hidden={{ ...hidden, expectedVersion: String(incident.version) }}
					/>
				</StepCard>
			)}
			{may['incident.publish'].allowed && dates.publishedAt === null && !NEVER_PUBLIC.includes(state) && (
				<StepCard
					title="Publish the case"
					then={
						embargo === null
							? 'Everybody can read it from then on, apart from the sections that its author keeps back. It cannot be taken back.'
							: 'The case is under embargo; publication is refused until that ends or is lifted.'
					}
				>
					<ActionForm action={actions.publishAction} submit="Publish the case" look="quiet" hidden={hidden} />
				</StepCard>
			)}
			{may['incident.triage'].allowed && CAN_BE_DISMISSED.includes(state) && (
				<div className="space-y-2">
					<StepCard
						title="Dismiss: a duplicate"
						then="This case ends and points to the other one, which goes on."
						isFolded
					>
						<ActionForm
							action={actions.dismissDuplicateAction}
							submit="Dismiss as a duplicate"
							look="quiet"
							hidden={hidden}
						>
							<DuplicateFields candidates={candidates} />
							<TextArea label="Note" name="note" isOptional />
						</ActionForm>
					</StepCard>
					<StepCard
						title="Dismiss: not an incident"
						then="This case ends without treatment. The reason stays on its record."
						isFolded
					>
						<ActionForm action={actions.dismissAction} submit="Dismiss: not an incident" look="quiet" hidden={hidden}>
							<TextArea label="Why this is no incident" name="note" />
						</ActionForm>
					</StepCard>
				</div>
			)}
		</>
	)
}
