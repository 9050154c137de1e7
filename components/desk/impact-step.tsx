import { ActionForm } from '@/components/forms/action-form'
import { Select, TextField } from '@/components/ui/field'
import { formatEth } from '@/lib/format/numbers'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'
import { StepCard } from './step-card'

const KINDS = [
	{ value: 'estimate', label: 'An estimate' },
	{ value: 'actual', label: 'The actual figure' },
]

/** A figure of the loss, beside the earlier ones. */
export function ImpactStep({ incident, action }: { readonly incident: IncidentView; readonly action: Action }) {
	const last = incident.report.impact.at(-1)
	const known = last ? ` The newest one is ${formatEth(last.lossGwei)} (${last.kind}).` : ''
	return (
		<StepCard
			title="Record a figure of the loss"
			then={`It stands beside the earlier figures and replaces none; the report gets a new revision.${known}`}
			isFolded
		>
			<ActionForm action={action} submit="Record the figure" look="quiet" hidden={{ incidentId: incident.id }}>
				<div className="grid gap-4 sm:grid-cols-2">
					<Select label="What it is" name="figure.kind" choices={KINDS} />
					<TextField
						label="Figure of"
						name="figure.asOf"
						type="date"
						hint="The day (UTC) that it speaks of."
						isOptional
					/>
				</div>
				<div className="grid items-end gap-4 sm:grid-cols-3">
					<Amount label="Loss (ETH)" name="figure.lossGwei" />
					<Amount label="At least (ETH)" name="figure.lowGwei" isOptional />
					<Amount label="At most (ETH)" name="figure.highGwei" isOptional />
				</div>
				<TextField label="How it was computed" name="figure.method" isOptional />
				<TextField label="Where the figure comes from" name="reason" maxLength={500} />
			</ActionForm>
		</StepCard>
	)
}

type AmountProps = { readonly label: string; readonly name: string; readonly isOptional?: boolean }

function Amount({ label, name, isOptional = false }: AmountProps) {
	return <TextField {...{ label, name, isOptional }} inputMode="decimal" placeholder="13.45978634" />
}
