import type { Action } from '@/components/desk/action'
import { ActionForm } from '@/components/forms/action-form'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextField } from '@/components/ui/field'
import type { Factor } from '@/lib/domain/assessment/rubric'
import { rubricByVersion } from '@/lib/domain/assessment/rubrics'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'
import type { PanelView } from '@/lib/server/assessment/queries/get-assessment'

type Props = {
	readonly panel: PanelView
	readonly incidentId: string
	readonly version: string
	readonly action: Action
}

/** Twelve questions, each with anchored grades and a line of reason. */
export function RatingForm({ panel, incidentId, version, action }: Props) {
	const hidden = { incidentId, panel: panel.kind, revisionHash: panel.revisionHash }
	return (
		<ActionForm action={action} submit="Submit my rating" hidden={hidden}>
			{rubricByVersion(version).factors.map((factor) => (
				<FactorQuestion key={factor.key} factor={factor} mine={panel.mine?.grades?.[factor.key]} />
			))}
			<Select
				label="Conflict of interest"
				name="conflict"
				choices={choicesOf(CONFLICTS)}
				hint="Shown with your rating."
			/>
		</ActionForm>
	)
}

function FactorQuestion({
	factor,
	mine,
}: {
	readonly factor: Factor
	readonly mine: { grade: string; rationale: string } | undefined
}) {
	const grades = [...factor.grades, { letter: 'X', label: 'Cannot judge', anchor: 'I do not know enough to say.' }]
	return (
		<fieldset id={factor.key} className="space-y-2 border-t border-line pt-4">
			<legend className="font-semibold">{factor.name}</legend>
			<p className="text-soft">{factor.question}</p>
			{grades.map((grade) => (
				<label key={grade.letter} className="flex gap-3 rounded px-2 py-1 hover:bg-sunken has-checked:bg-active-bg">
					<input
						type="radio"
						name={`${factor.key}.grade`}
						value={grade.letter}
						defaultChecked={mine?.grade === grade.letter}
						className="mt-1.5"
					/>
					<span>
						<span className="font-medium">{grade.label}</span> <span className="text-soft">{grade.anchor}</span>
					</span>
				</label>
			))}
			<TextField
				label={`Reason: ${factor.name}`}
				name={`${factor.key}.rationale`}
				defaultValue={mine?.rationale}
				hint="One line is enough."
			/>
		</fieldset>
	)
}
