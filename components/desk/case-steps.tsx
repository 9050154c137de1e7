import type { AssessmentView } from '@/lib/server/assessment/queries/get-assessment'
import type { PrecedentsView } from '@/lib/server/assessment/queries/list-precedents'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { DuplicateCandidate } from '@/lib/server/incidents/queries/list-duplicate-candidates'
import type { Action } from './action'
import { DecisionSteps } from './decision-steps'
import { FurtherSteps } from './further-steps'
import { MeasureSteps } from './measure-steps'
import { PanelSteps } from './panel-steps'
import { ParticipantSteps } from './participant-steps'
import { RemediationSteps } from './remediation-steps'
import { TriageSteps } from './triage-steps'

type Props = {
	readonly incident: IncidentView
	readonly assessment: AssessmentView
	readonly precedents: PrecedentsView
	readonly candidates: readonly DuplicateCandidate[]
	/** The server actions of the page, by name. */
	readonly actions: Parameters<typeof ParticipantSteps>[0]['actions'] &
		Parameters<typeof TriageSteps>[0]['actions'] &
		Parameters<typeof PanelSteps>[0]['actions'] &
		Parameters<typeof DecisionSteps>[0]['actions'] &
		Parameters<typeof MeasureSteps>[0]['actions'] &
		Parameters<typeof FurtherSteps>[0]['actions'] & { readonly verifyAction: Action }
}

/** Every step of a case that the reader may take, the awaited ones first. */
export function CaseSteps({ incident, assessment, precedents, candidates, actions }: Props) {
	return (
		<>
			<div className="space-y-4 [&:not(:has(form,a))+p]:block">
				<ParticipantSteps {...{ incident, assessment, actions }} />
				<PanelSteps {...{ incident, assessment, actions }} />
				<DecisionSteps {...{ incident, precedents, actions }} />
				<MeasureSteps {...{ incident, actions }} />
				<TriageSteps {...{ incident, candidates, actions }} />
				<RemediationSteps incident={incident} action={actions.verifyAction} />
				<FurtherSteps {...{ incident, actions }} />
			</div>
			<p className="hidden text-soft">
				Nothing here is for you now; above stands who acts next, and why it is not you.
			</p>
		</>
	)
}
