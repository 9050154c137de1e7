import type { Action } from '@/components/desk/action'
import { ActionForm } from '@/components/forms/action-form'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextField } from '@/components/ui/field'
import { CANNOT_JUDGE, type Factor, type Rubric } from '@/lib/domain/assessment/rubric'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'
import type { PanelView } from '@/lib/server/assessment/queries/get-assessment'
import { RatingDraft } from './rating-draft'

export type LinkableFact = { readonly id: string; readonly label: string }

type Props = {
	readonly panel: PanelView
	readonly incidentId: string
	readonly rubric: Rubric
	readonly facts: readonly LinkableFact[]
	readonly action: Action
}

const GROUPS = { incident: 'What happened', consequence: 'What weighs on the consequence' } as const

/** Twelve questions, each with anchored grades and a line of reason. What is chosen is kept on the device until it is sent. */
export function RatingForm({ panel, incidentId, rubric, facts, action }: Props) {
	const { factors } = rubric
	const hidden = { incidentId, panel: panel.kind, revisionHash: panel.revisionHash }
	const earlier = panel.mine?.grades ?? panel.first?.mine
	return (
		<ActionForm action={action} submit="Submit my rating" hidden={hidden}>
			<RatingDraft
				place={`${incidentId}.${panel.kind}.${panel.round}.${panel.revisionHash}`}
				factors={factors.map(({ key, name }) => ({ key, name }))}
			>
				{factors.map((factor, index) => (
					<div key={factor.key} className="space-y-4">
						{factor.group !== factors[index - 1]?.group && (
							<h2 className="pt-4 text-xl font-semibold">{GROUPS[factor.group]}</h2>
						)}
						<FactorQuestion {...{ factor, facts }} mine={earlier?.[factor.key]} first={firstInWords(panel, factor)} />
					</div>
				))}
			</RatingDraft>
			<Select
				label="Conflict of interest"
				name="conflict"
				choices={choicesOf(CONFLICTS)}
				hint="Shown with your rating. If it is strong, recuse yourself below instead."
			/>
			<TextField
				label="What it is"
				name="conflictNote"
				hint="Only where you have declared one."
				isOptional
				maxLength={500}
			/>
		</ActionForm>
	)
}

function labelOf(factor: Factor, letter: string): string {
	return factor.grades.find((grade) => grade.letter === letter)?.label ?? 'Cannot judge'
}

/** How the first round graded this factor; empty in the first round. */
function firstInWords({ first }: PanelView, factor: Factor): string {
	const found = first?.aggregate?.factors.find(({ key }) => key === factor.key)
	if (!found) return ''
	const given = [...found.counts, { letter: CANNOT_JUDGE, count: found.couldNotJudge }]
		.filter(({ count }) => count > 0)
		.map(({ letter, count }) => `${labelOf(factor, letter)} ${count}`)
	return `First round: ${given.join(', ')}; median ${labelOf(factor, found.median)}.`
}

type QuestionProps = {
	readonly factor: Factor
	readonly facts: readonly LinkableFact[]
	readonly mine: { readonly grade: string; readonly rationale: string; readonly facts: readonly string[] } | undefined
	readonly first: string
}

function FactorQuestion({ factor, facts, mine, first }: QuestionProps) {
	const unknown = { letter: CANNOT_JUDGE, label: 'Cannot judge', anchor: 'I do not know enough to say.' }
	return (
		<fieldset id={factor.key} className="space-y-2 border-t border-line pt-4">
			<legend className="float-left mb-1 w-full font-semibold">
				{factor.name} <span className="font-normal text-soft">{factor.question}</span>
			</legend>
			<div className="clear-both space-y-1">
				{first !== '' && <p className="rounded bg-sunken px-3 py-2 text-sm">{first}</p>}
				{[...factor.grades, unknown].map((grade) => (
					<label
						key={grade.letter}
						className="flex cursor-pointer gap-3 rounded border border-transparent px-3 py-2 hover:bg-sunken has-checked:border-accent has-checked:bg-accent-bg"
					>
						<input
							type="radio"
							name={`${factor.key}.grade`}
							value={grade.letter}
							defaultChecked={mine?.grade === grade.letter}
							className="mt-1 size-4 shrink-0"
						/>
						<span>
							<span className="font-medium">{grade.label}</span> <span className="text-soft">{grade.anchor}</span>
						</span>
					</label>
				))}
			</div>
			<TextField
				label={`Reason: ${factor.name}`}
				name={`${factor.key}.rationale`}
				defaultValue={mine?.rationale}
				hint="One line is enough."
			/>
			{facts.length > 0 && <FactLinks {...{ factor, facts }} chosen={mine?.facts ?? []} />}
		</fieldset>
	)
}

type LinksProps = Pick<QuestionProps, 'factor' | 'facts'> & { readonly chosen: readonly string[] }

function FactLinks({ factor, facts, chosen }: LinksProps) {
	return (
		<details className="text-sm">
			<summary className="py-1 text-soft">Link the facts that show it</summary>
			<div className="space-y-0.5 pt-1">
				{facts.map(({ id, label }) => (
					<label key={id} className="flex gap-3 rounded px-3 py-1 hover:bg-sunken">
						<input
							type="checkbox"
							name={`${factor.key}.facts`}
							value={id}
							defaultChecked={chosen.includes(id)}
							className="mt-1 size-4 shrink-0"
						/>
						<span className="min-w-0 break-words">{label}</span>
					</label>
				))}
			</div>
		</details>
	)
}
