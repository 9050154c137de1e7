import { ActionForm } from '@/components/forms/action-form'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextArea, TextField } from '@/components/ui/field'
import type { FormState } from '@/lib/contracts/form-state'
import {
	CAUSES,
	DETECTORS,
	INCIDENT_CLASSES,
	REMEDIATION_STATES,
	TIMELINE_KINDS,
	VISIBILITIES,
} from '@/lib/domain/incidents/vocabulary'
import { formatEth } from '@/lib/format/numbers'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { RowFields } from './row-fields'

type Props = {
	readonly incident: IncidentView
	readonly action: (previous: FormState, form: FormData) => Promise<FormState>
}

const NONE = { value: '', label: 'None' }

/** The report in the order of memory: what, when, who noticed, what was hit, what is done, why. */
export function ReportForm({ incident, action }: Props) {
	const { report } = incident
	const isDraft = incident.state === 'draft'
	const hidden = { incidentId: incident.id, expectedVersion: String(incident.version) }
	return (
		<ActionForm
			action={action}
			submit={isDraft ? 'Save' : 'Save as a new revision'}
			hidden={hidden}
			key={incident.version}
		>
			<TextField
				label="Title"
				name="title"
				defaultValue={report.title}
				hint="One line that a colleague would understand."
			/>
			<Select
				label="Class"
				name="incidentClass"
				defaultValue={report.incidentClass}
				choices={choicesOf(INCIDENT_CLASSES)}
			/>
			<TextField
				label="When it began (UTC)"
				name="occurredAt"
				type="datetime-local"
				defaultValue={report.occurredAt.slice(0, 16)}
			/>
			<TextArea
				label="What happened"
				name="whatHappened"
				defaultValue={report.whatHappened}
				hint="Tell it in order. Markdown works."
			/>
			<RowFields
				list="timeline"
				legend="Timeline (times in UTC)"
				rows={report.timeline.map((row) => ({ ...row, at: row.at.slice(0, 16) }))}
				fields={[
					{ name: 'at', label: 'Time', type: 'datetime-local' },
					{ name: 'kind', label: 'What', choices: choicesOf(TIMELINE_KINDS) },
					{ name: 'text', label: 'Told' },
					{ name: 'source', label: 'Source' },
				]}
			/>
			<Select
				label="Who noticed first"
				name="detectedBy"
				defaultValue={report.detectedBy}
				choices={choicesOf(DETECTORS)}
			/>
			<TextField label="How it was noticed" name="detectionDetail" defaultValue={report.detectionDetail} isOptional />
			<TextField
				label="Validators affected"
				name="validatorCount"
				type="number"
				min={0}
				defaultValue={report.validators.count ?? ''}
				hint="Leave empty while it is not known."
				isOptional
			/>
			<RowFields
				list="impact"
				legend="Loss"
				rows={report.impact.map((figure) => ({ ...figure, loss: formatEth(figure.lossGwei).replace(/ ETH|,/g, '') }))}
				fields={[
					{
						name: 'kind',
						label: 'Figure',
						choices: [
							{ value: 'estimate', label: 'Estimate' },
							{ value: 'actual', label: 'Actual' },
						],
					},
					{ name: 'loss', label: 'Loss in ETH' },
					{ name: 'method', label: 'Method' },
				]}
			/>
			<TextArea
				label="Proximate cause"
				name="proximateCause"
				defaultValue={report.proximateCause}
				hint="What set it off?"
				isOptional
			/>
			<RowFields
				list="factor"
				legend="Contributing factors"
				rows={report.contributingFactors.map((factor) => ({ ...factor, risks: factor.riskIds.join(' ') }))}
				fields={[
					{ name: 'cause', label: 'Cause', choices: [NONE, ...choicesOf(CAUSES)] },
					{ name: 'text', label: 'In words' },
					{ name: 'risks', label: 'ValOS risks' },
				]}
			/>
			<TextArea
				label="Why we were surprised"
				name="whySurprised"
				defaultValue={report.whySurprised}
				hint="What did you believe that was not so?"
				isOptional
			/>
			<RowFields
				list="remediation"
				legend="Remediation"
				rows={report.remediation.map((item) => ({ ...item }))}
				fields={[
					{ name: 'text', label: 'Item' },
					{ name: 'owner', label: 'Owner' },
					{ name: 'state', label: 'State', choices: choicesOf(REMEDIATION_STATES) },
				]}
			/>
			<TextArea label="Lessons" name="lessons" defaultValue={report.lessons} isOptional />
			<Select
				label="Who may read “Why we were surprised”"
				name="visibility.surprise"
				defaultValue={report.visibility.surprise ?? 'public'}
				choices={choicesOf(VISIBILITIES)}
			/>
			<Select
				label="Who may read “Why it happened”"
				name="visibility.cause"
				defaultValue={report.visibility.cause ?? 'public'}
				choices={choicesOf(VISIBILITIES)}
			/>
			{!isDraft && <TextField label="Reason for this revision" name="reason" hint="It is shown to everyone." />}
		</ActionForm>
	)
}
