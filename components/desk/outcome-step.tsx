import { expectationInWords } from '@/components/assessment/expectation'
import { ActionForm } from '@/components/forms/action-form'
import { TextArea } from '@/components/ui/field'
import type { PrecedentsView } from '@/lib/server/assessment/queries/list-precedents'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'
import { StepCard } from './step-card'

type Props = {
	readonly incident: Pick<IncidentView, 'id' | 'policy'>
	readonly precedents: PrecedentsView
	readonly action: Action
}

/** The coordinator states the outcome; where it leaves guidance or precedent, the form says so and asks why. */
export function OutcomeStep({ incident, precedents, action }: Props) {
	const { leaves } = precedents
	return (
		<StepCard
			title="State the outcome"
			then="The decision is published in your words, and its measure is planned; the operator may appeal from then on."
		>
			<p className="max-w-prose text-soft">{expectationInWords(precedents, incident.policy.ladder)}</p>
			<ActionForm
				action={action}
				submit="State the outcome"
				keepAs={`outcome.${incident.id}`}
				hidden={{ incidentId: incident.id }}
			>
				<TextArea label="Outcome in words" name="statement" hint="What was decided, and what follows." />
				<TextArea
					label="Why it departs from guidance or precedent"
					name="departure"
					hint={
						leaves === null
							? 'The vote keeps to the guidance and to comparable cases; nothing is asked for here.'
							: `The vote lies outside ${leaves}. A sentence of at least 20 characters is needed, and is published with the outcome.`
					}
					isOptional={leaves === null}
				/>
				<TextArea
					label="Conditions"
					name="conditions"
					hint="What the operator shows before the measure ends, one on each line."
					isOptional
				/>
			</ActionForm>
		</StepCard>
	)
}
