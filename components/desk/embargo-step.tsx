import { ActionForm } from '@/components/forms/action-form'
import { TextField } from '@/components/ui/field'
import { formatTime } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'
import { StepCard } from './step-card'

type Props = {
	readonly incident: IncidentView
	readonly actions: Readonly<Record<'embargoAction' | 'liftEmbargoAction', Action>>
}

const CAN_BE_SET = ['draft', 'filed', 'assessing']

/** Keeping a case from publication until a date, and ending that early. */
export function EmbargoStep({ incident, actions }: Props) {
	const { may, dates, embargo, state, policy } = incident
	const hidden = { incidentId: incident.id }
	if (!may['incident.embargo'].allowed || dates.publishedAt !== null) return null
	if (embargo !== null) {
		return (
			<StepCard
				title={`Embargo until ${formatTime(embargo.until)}`}
				then={`Nobody can publish the case before: ${embargo.reason}`}
				isFolded
			>
				<ActionForm action={actions.liftEmbargoAction} submit="Lift the embargo" look="quiet" hidden={hidden} />
			</StepCard>
		)
	}
	if (!CAN_BE_SET.includes(state)) return null
	return (
		<StepCard
			title="Set an embargo"
			then="Nobody can publish the case until then; the DAO works on it meanwhile. It can be lifted early."
			isFolded
		>
			<ActionForm action={actions.embargoAction} submit="Set the embargo" look="quiet" hidden={hidden}>
				<TextField
					label="Not before (UTC)"
					name="until"
					type="datetime-local"
					hint={`At most ${policy.windows.longestEmbargoDays} days ahead.`}
				/>
				<TextField
					label="Why it must wait"
					name="reason"
					maxLength={500}
					hint="It is part of the record of the case."
				/>
			</ActionForm>
		</StepCard>
	)
}
