import { ActionForm } from '@/components/forms/action-form'
import { formatTime } from '@/lib/format/dates'
import { counted } from '@/lib/format/words'
import type { AssessmentView, PanelView } from '@/lib/server/assessment/queries/get-assessment'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'
import { StepCard } from './step-card'

type Props = {
	readonly incident: IncidentView
	readonly assessment: AssessmentView
	readonly actions: Readonly<Record<'closeRoundAction' | 'secondRoundAction' | 'closePanelsAction', Action>>
}

/** The coordinator closes rounds, opens a second one, and moves the case on. */
export function PanelSteps({ incident, assessment, actions }: Props) {
	if (!incident.may['panel.conduct'].allowed || incident.state !== 'assessing') return null
	const isOpen = assessment.panels.some((panel) => panel.state === 'open')
	const { deliberationHours, secondRoundHours } = incident.policy.windows
	return (
		<>
			{!isOpen && (
				<StepCard
					title="Move to deliberation"
					then={`Everybody reads both panels and comments for ${deliberationHours} hours; then the vote opens.`}
				>
					<ActionForm
						action={actions.closePanelsAction}
						submit="Move to deliberation"
						hidden={{ incidentId: incident.id }}
					/>
				</StepCard>
			)}
			{assessment.panels.map((panel) => (
				<Panel key={panel.kind} {...{ panel, incident, actions, secondRoundHours }} />
			))}
		</>
	)
}

type PanelProps = Omit<Props, 'assessment'> & { readonly panel: PanelView; readonly secondRoundHours: number }

function Panel({ panel, incident, actions, secondRoundHours }: PanelProps) {
	const { kind, round, state, ratingsIn, closesAt } = panel
	const hidden = { incidentId: incident.id, panel: kind }
	if (state === 'open') {
		return (
			<StepCard
				title={`Round ${round} of the ${kind}: ${counted(ratingsIn, 'rating')} in`}
				then={`It closes by itself ${formatTime(closesAt)}. Closed earlier, it takes no further rating, and its ratings show.${leastInWords(incident.policy.panels)}`}
			>
				<ActionForm
					action={actions.closeRoundAction}
					submit={`Close round ${round} of the ${kind} (${ratingsIn} rated)`}
					look="quiet"
					hidden={hidden}
				/>
			</StepCard>
		)
	}
	if (round > 1) return null
	return (
		<StepCard
			title={`A second round of the ${kind}`}
			then={`Raters have seen how the ${kind} graded, and may revise once within ${secondRoundHours} hours. It helps where they disagree.`}
		>
			<ActionForm
				action={actions.secondRoundAction}
				submit={`Open a second round of the ${kind}`}
				look="quiet"
				hidden={hidden}
			/>
		</StepCard>
	)
}

/** What the policy asks before a round is closed early; nothing where one rating is enough. */
function leastInWords(panels: IncidentView['policy']['panels']): string {
	if (panels === undefined) return ''
	const { leastRatings, leastHours } = panels
	const open = leastHours === 0 ? '' : ` and it has been open for ${counted(leastHours, 'hour')}`
	return ` The policy lets it be closed earlier once ${counted(leastRatings, 'rating is', 'ratings are')} in${open}.`
}
