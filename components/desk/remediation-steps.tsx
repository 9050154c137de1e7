import { ActionForm } from '@/components/forms/action-form'
import { Badge } from '@/components/ui/badge'
import { TextArea } from '@/components/ui/field'
import { RadioCards } from '@/components/ui/radio-cards'
import { REMEDIATION_STATES } from '@/lib/domain/incidents/vocabulary'
import { formatDay } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'
import { StepCard } from './step-card'

type Props = { readonly incident: IncidentView; readonly action: Action }
type Item = IncidentView['report']['remediation'][number]

const FINDINGS = [
	{ value: 'true', label: 'Satisfactory', description: 'What was promised is done, and you have seen how.' },
	{ value: 'false', label: 'Not satisfactory', description: 'Something is missing; say what would settle it.' },
]
const OVER = ['draft', 'discarded', 'dismissed']

/** A steward says of each thing that the operator promised whether it is done. */
export function RemediationSteps({ incident, action }: Props) {
	const { report, may, state } = incident
	if (!may['remediation.verify'].allowed || OVER.includes(state) || report.remediation.length === 0) return null
	const checked = report.remediation.filter(({ id }) => incident.checks.some(({ itemId }) => itemId === id)).length
	return (
		<StepCard
			title={`Verify the remediation: ${checked} of ${report.remediation.length} looked at`}
			then="Your finding is published with your name; others may come to another one, and a later finding replaces none."
			isFolded
		>
			<ol className="space-y-3">
				{report.remediation.map((item) => (
					<li key={item.id}>
						<ItemStep {...{ item, incident, action }} />
					</li>
				))}
			</ol>
		</StepCard>
	)
}

function ItemStep({ item, incident, action }: Props & { readonly item: Item }) {
	const checks = incident.checks.filter(({ itemId }) => itemId === item.id)
	return (
		<details className="rounded border border-line">
			<summary className="rounded px-3 py-2 hover:bg-sunken">
				<span className="font-medium">{item.text}</span>{' '}
				<span className="text-sm text-soft">
					{REMEDIATION_STATES[item.state]}
					{item.owner && `, ${item.owner}`}
					{item.dueOn && `, due ${formatDay(item.dueOn)}`}
				</span>
			</summary>
			<div className="space-y-4 border-t border-line px-3 py-3">
				{checks.length > 0 && (
					<ul className="space-y-1 text-sm">
						{checks.map((check) => (
							<li key={check.at}>
								<Badge tone={check.isSatisfied ? 'done' : 'waiting'}>
									{check.isSatisfied ? 'Satisfactory' : 'Not satisfactory'}
								</Badge>{' '}
								{check.by}, {formatDay(check.at)}: {check.why}
							</li>
						))}
					</ul>
				)}
				<ActionForm
					action={action}
					submit="Record my finding"
					look="quiet"
					hidden={{ incidentId: incident.id, itemId: item.id }}
				>
					<RadioCards label="Is it satisfactory?" name="isSatisfied" cards={FINDINGS} />
					<TextArea label="Why" name="why" hint="What you looked at, so that others can look too." />
				</ActionForm>
			</div>
		</details>
	)
}
