import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/action-form'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextField } from '@/components/ui/field'
import { INCIDENT_CLASSES } from '@/lib/domain/incidents/vocabulary'
import { listMyOperators } from '@/lib/server/operators/queries/list-my-operators'
import { pageQuery } from '@/lib/web/page-query'
import { startDraftAction } from './actions'

export const metadata: Metadata = { title: 'Report an incident' }

export default async function NewCasePage() {
	const operators = await pageQuery(listMyOperators, {})
	return (
		<div className="max-w-2xl space-y-6">
			<h1 className="text-3xl font-semibold">Report an incident</h1>
			<p>Two lines are enough to begin. Everything is saved, and only your operator sees it until you file it.</p>
			<ActionForm action={startDraftAction} submit="Begin the report">
				<Select
					label="Operator"
					name="operatorId"
					choices={operators.map(({ id, name }) => ({ value: id, label: name }))}
				/>
				<TextField label="Title" name="title" hint="What would a colleague call it?" />
				<Select label="Class" name="incidentClass" choices={choicesOf(INCIDENT_CLASSES)} />
			</ActionForm>
		</div>
	)
}
