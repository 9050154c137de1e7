import { ActionForm } from '@/components/forms/action-form'
import { TextArea, TextField } from '@/components/ui/field'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'

type Props = {
	readonly incident: IncidentView
	readonly actions: Readonly<Record<'enactAction' | 'liftAction' | 'breachAction', Action>>
}

/** Bringing a measure into force, lifting it, or recording its breach. */
export function MeasureSteps({ incident, actions }: Props) {
	if (!incident.may['measure.conduct'].allowed) return null
	return (
		<div className="space-y-6">
			{incident.measures.map((measure) => {
				const hidden = { measureId: measure.id }
				if (measure.state === 'planned') {
					return (
						<ActionForm
							key={measure.id}
							action={actions.enactAction}
							submit="Bring the measure into force"
							hidden={hidden}
						>
							<TextField label="Where it can be seen" name="evidence" hint="The transaction, vote or record." />
						</ActionForm>
					)
				}
				if (!['in_force', 'under_review', 'breached'].includes(measure.state)) return null
				return (
					<div key={measure.id} className="grid gap-6 sm:grid-cols-2">
						<ActionForm action={actions.liftAction} submit="Lift the measure" look="quiet" hidden={hidden}>
							<TextArea label="Why it is lifted" name="note" />
						</ActionForm>
						<ActionForm action={actions.breachAction} submit="Record a breach" look="quiet" hidden={hidden}>
							<TextArea label="What was breached" name="note" />
						</ActionForm>
					</div>
				)
			})}
		</div>
	)
}
