import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/action-form'
import { Select, TextField } from '@/components/ui/field'
import { RadioCards } from '@/components/ui/radio-cards'
import { Empty } from '@/components/ui/section'
import { REPORT_TEMPLATES } from '@/lib/domain/incidents/report-templates'
import { INCIDENT_CLASSES, type IncidentClass } from '@/lib/domain/incidents/vocabulary'
import {
	listReportableOperators,
	type ReportableOperator,
} from '@/lib/server/operators/queries/list-reportable-operators'
import { pageQuery } from '@/lib/web/page-query'
import { startDraftAction } from './actions'

export const metadata: Metadata = { title: 'Report an incident' }

const CLASSES = (Object.keys(INCIDENT_CLASSES) as IncidentClass[]).map((value) => ({
	value,
	label: INCIDENT_CLASSES[value],
	description: REPORT_TEMPLATES[value].means,
}))

function nameOf({ name, mayNotRejoin }: ReportableOperator): string {
	return mayNotRejoin ? `${name} (offboarded, may not rejoin)` : name
}

export default async function NewCasePage() {
	const operators = await pageQuery(listReportableOperators, {})
	return (
		<div className="max-w-3xl space-y-6">
			<h1 className="text-3xl font-semibold">Report an incident</h1>
			<p className="max-w-prose">
				Choose what it is; the report then asks what matters for that. Everything is saved while you write. Until it is
				filed, only the members of the operator see it, and coordinators only what one of them has begun.
			</p>
			{operators.length === 0 ? (
				<Empty title="You belong to no operator yet">
					A manager of your operator can invite you by a link; a coordinator can also open a report on behalf of an
					operator.
				</Empty>
			) : (
				<ActionForm action={startDraftAction} submit="Begin the report">
					{operators.length === 1 && operators[0] ? (
						<p>
							For <strong>{nameOf(operators[0])}</strong>.
							<input type="hidden" name="operatorId" value={operators[0].id} />
						</p>
					) : (
						<Select
							label="Operator"
							name="operatorId"
							choices={operators.map((operator) => ({ value: operator.id, label: nameOf(operator) }))}
						/>
					)}
					<RadioCards label="What is it?" name="incidentClass" cards={CLASSES} defaultValue="slashing" />
					<TextField
						label="Title"
						name="title"
						hint="What would a colleague call it? You can change it at any time."
						isOptional
					/>
				</ActionForm>
			)}
		</div>
	)
}
