'use client'

import { choicesOf } from '@/components/ui/choices'
import { Select, TextField } from '@/components/ui/field'
import { MarkdownField } from '@/components/ui/markdown-field'
import { REMEDIATION_STATES, type RemediationState } from '@/lib/domain/incidents/vocabulary'
import { Part, type Writing } from './part'
import { RowsEditor } from './rows-editor'

export function SurprisePart({ writing }: { readonly writing: Writing }) {
	const { report, edit, issueAt } = writing
	return (
		<Part
			id="surprise"
			title="Why we were surprised"
			help="What you believed that turned out not to be so; often the most useful lines of a report."
			isWritten={report.whySurprised !== ''}
			section="surprise"
			writing={writing}
		>
			<MarkdownField
				label="What we believed, and what was so"
				name="whySurprised"
				value={report.whySurprised}
				error={issueAt('whySurprised')}
				onChange={(whySurprised) => edit({ whySurprised })}
			/>
		</Part>
	)
}

export function RemediationPart({ writing }: { readonly writing: Writing }) {
	const { report, edit, issueAt } = writing
	return (
		<Part
			id="remediation"
			title="What is being done"
			help="Each step with someone who does it and a day; stewards look at them one by one."
			isWritten={report.remediation.some((item) => item.owner !== '' || item.state !== 'planned')}
			section="remediation"
			writing={writing}
		>
			<RowsEditor
				title="Steps"
				one="step"
				rows={report.remediation}
				blank={() => ({ id: crypto.randomUUID(), text: '', owner: '', dueOn: null, state: 'planned' as const })}
				onChange={(remediation) => edit({ remediation })}
			>
				{(item, change, index) => (
					<>
						<TextField
							label="Step"
							name={`remediation.${item.id}.text`}
							value={item.text}
							error={issueAt(`remediation.${index}.text`)}
							onChange={(event) => change({ text: event.currentTarget.value })}
						/>
						<div className="grid gap-3 sm:grid-cols-3">
							<TextField
								label="Who does it"
								name={`remediation.${item.id}.owner`}
								value={item.owner}
								error={issueAt(`remediation.${index}.owner`)}
								onChange={(event) => change({ owner: event.currentTarget.value })}
							/>
							<TextField
								label="Due on"
								name={`remediation.${item.id}.dueOn`}
								type="date"
								value={item.dueOn ?? ''}
								error={issueAt(`remediation.${index}.dueOn`)}
								onChange={(event) => change({ dueOn: event.currentTarget.value || null })}
							/>
							<Select
								label="How far it is"
								name={`remediation.${item.id}.state`}
								value={item.state}
								choices={choicesOf(REMEDIATION_STATES)}
								// The choices are the states, so the value is one.
								onChange={(event) => change({ state: event.currentTarget.value as RemediationState })}
							/>
						</div>
					</>
				)}
			</RowsEditor>
		</Part>
	)
}

export function LessonsPart({ writing }: { readonly writing: Writing }) {
	const { report, edit, issueAt } = writing
	return (
		<Part
			id="lessons"
			title="Lessons"
			help="What another operator should take from this."
			isWritten={report.lessons !== ''}
			section="lessons"
			writing={writing}
		>
			<MarkdownField
				label="Lessons"
				name="lessons"
				value={report.lessons}
				error={issueAt('lessons')}
				onChange={(lessons) => edit({ lessons })}
			/>
		</Part>
	)
}
