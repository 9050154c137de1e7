import { ActionForm } from '@/components/forms/action-form'
import { Select, TextArea } from '@/components/ui/field'
import type { AssessmentView } from '@/lib/server/assessment/queries/get-assessment'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'

type Names =
	| 'triageAction'
	| 'dismissAction'
	| 'publishAction'
	| 'closeRoundAction'
	| 'secondRoundAction'
	| 'closePanelsAction'
	| 'openVoteAction'
	| 'tallyAction'
	| 'relaunchAction'
	| 'outcomeAction'
	| 'closeCaseAction'
	| 'ruleAction'

type Props = {
	readonly incident: IncidentView
	readonly assessment: AssessmentView
	readonly actions: Readonly<Record<Names, Action>>
}

/** The steps of the coordinator, each where the case allows it. */
export function CoordinatorSteps({ incident, assessment, actions }: Props) {
	const { may, state } = incident
	const hidden = { incidentId: incident.id }
	const vote = incident.votes.at(-1)
	const conducts = may['vote.conduct'].allowed
	const isAppealed = incident.appeals.some((appeal) => appeal.ruling === null)
	return (
		<div className="space-y-6">
			{may['incident.publish'].allowed &&
				incident.dates.publishedAt === null &&
				!['draft', 'discarded', 'dismissed'].includes(state) && (
					<ActionForm action={actions.publishAction} submit="Publish the case" look="quiet" hidden={hidden} />
				)}
			{may['incident.triage'].allowed && state === 'filed' && <Triage {...{ incident, actions }} />}
			{may['panel.conduct'].allowed && state === 'assessing' && <Panels {...{ incident, assessment, actions }} />}
			{conducts && state === 'deliberating' && (
				<ActionForm action={actions.openVoteAction} submit="Open the vote" hidden={hidden} />
			)}
			{conducts && state === 'voting' && vote && (
				<ActionForm action={actions.tallyAction} submit="Count the vote" hidden={{ voteId: vote.id }} />
			)}
			{conducts && state === 'tallied' && vote?.outcome === 'quorum_not_met' && (
				<ActionForm action={actions.relaunchAction} submit="Open the vote again" hidden={hidden} />
			)}
			{conducts && state === 'tallied' && vote?.outcome === 'adopted' && (
				<ActionForm action={actions.outcomeAction} submit="State the outcome" hidden={hidden}>
					<TextArea label="Outcome in words" name="statement" hint="What was decided, and what follows." />
					<TextArea
						label="Why it leaves the guidance"
						name="departure"
						hint="Needed only when the decision lies outside the rubric’s guidance."
						isOptional
					/>
				</ActionForm>
			)}
			{conducts && ['decided', 'enforcing'].includes(state) && (
				<ActionForm action={actions.closeCaseAction} submit="Close the case" look="quiet" hidden={hidden}>
					<TextArea label="Note on closing" name="note" isOptional />
				</ActionForm>
			)}
			{may['incident.rule_on_appeal'].allowed && isAppealed && (
				<ActionForm action={actions.ruleAction} submit="Rule on the appeal" hidden={hidden}>
					<Select
						label="Ruling"
						name="ruling"
						choices={[
							{ value: 'accepted', label: 'Accept: reopen the case' },
							{ value: 'rejected', label: 'Reject' },
						]}
					/>
					<TextArea label="Reasons" name="note" />
				</ActionForm>
			)}
		</div>
	)
}

function Triage({ incident, actions }: Pick<Props, 'incident' | 'actions'>) {
	const hidden = { incidentId: incident.id }
	return (
		<>
			<ActionForm
				action={actions.triageAction}
				submit="Accept for treatment"
				hidden={{ ...hidden, expectedVersion: String(incident.version) }}
			/>
			<ActionForm
				action={actions.dismissAction}
				submit="Dismiss: not an incident"
				look="quiet"
				hidden={{ ...hidden, reason: 'not_an_incident' }}
			>
				<TextArea label="Why this is no incident" name="note" />
			</ActionForm>
		</>
	)
}

function Panels({ incident, assessment, actions }: Pick<Props, 'incident' | 'assessment' | 'actions'>) {
	const isOpen = assessment.panels.some((panel) => panel.state === 'open')
	return (
		<>
			{assessment.panels.map((panel) => {
				const hidden = { incidentId: incident.id, panel: panel.kind }
				return panel.state === 'open' ? (
					<ActionForm
						key={panel.kind}
						action={actions.closeRoundAction}
						submit={`Close round ${panel.round} of the ${panel.kind} (${panel.ratingsIn} rated)`}
						look="quiet"
						hidden={hidden}
					/>
				) : (
					panel.round === 1 && (
						<ActionForm
							key={panel.kind}
							action={actions.secondRoundAction}
							submit={`Open a second round of the ${panel.kind}`}
							look="quiet"
							hidden={hidden}
						/>
					)
				)
			})}
			{!isOpen && (
				<ActionForm
					action={actions.closePanelsAction}
					submit="Move to deliberation"
					hidden={{ incidentId: incident.id }}
				/>
			)}
		</>
	)
}
