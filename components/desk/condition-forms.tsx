import { ActionForm } from '@/components/forms/action-form'
import { TextArea, TextField } from '@/components/ui/field'
import { RadioCards } from '@/components/ui/radio-cards'
import type { MeasureView } from '@/lib/server/measures/queries/get-measure'
import type { Action } from './action'
import { StepCard } from './step-card'

type Condition = MeasureView['conditions'][number]
type Props = { readonly condition: Condition; readonly action: Action }

const ROWS = [1, 2, 3, 4, 5, 6]

/** Conditions row by row; an empty row is left out. */
export function DrawUpConditions({ measure, action }: { readonly measure: MeasureView; readonly action: Action }) {
	const open = measure.conditions.filter(({ findings }) => findings.length === 0)
	return (
		<StepCard
			title="Draw up the conditions"
			then="What the operator shows before the measure ends. These take the place of the conditions that nobody has said anything of yet."
			isFolded
		>
			<ActionForm action={action} submit="Draw up the conditions" look="quiet" hidden={{ measureId: measure.id }}>
				{ROWS.map((row) => (
					<div key={row} className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
						<TextField
							label={`Condition ${row}`}
							name={`text.${row}`}
							defaultValue={open[row - 1]?.text}
							isOptional={row > 1}
						/>
						<TextField
							label={`Shown by, ${row} (day, UTC)`}
							name={`due.${row}`}
							type="date"
							defaultValue={open[row - 1]?.dueAt?.slice(0, 10)}
							isOptional
						/>
					</div>
				))}
			</ActionForm>
		</StepCard>
	)
}

export function ReportCondition({ condition, action }: Props) {
	return (
		<StepCard
			title={`Report condition ${condition.number} as met`}
			then={`${condition.text}. A steward looks at what you name and says whether it is met.`}
		>
			<ActionForm action={action} submit="Report the condition" hidden={{ conditionId: condition.id }}>
				<TextArea label="What was done" name="note" />
				<TextField label="What shows it" name="evidence" hint="A link, a transaction or a hash." />
			</ActionForm>
		</StepCard>
	)
}

const FOUND = [
	{ value: 'met', label: 'Met', description: 'You have seen what shows it.' },
	{ value: 'not_met', label: 'Not met', description: 'Something is missing; the operator may report it again.' },
	{ value: 'waived', label: 'Waived', description: 'It is not asked for any more, for the reason that you give.' },
]

export function VerifyCondition({ condition, action }: Props) {
	return (
		<StepCard
			title={`Verify condition ${condition.number}`}
			then={`${condition.text}. Your finding is published under your name.`}
			isFolded={condition.state !== 'reported'}
		>
			<ActionForm action={action} submit="Record the finding" hidden={{ conditionId: condition.id }}>
				<RadioCards label="Finding" name="state" cards={FOUND} />
				<TextArea label="What you looked at, and why" name="note" />
				<TextField
					label="What shows it"
					name="evidence"
					hint="A link, a transaction or a hash; for “met” unless the operator has named it."
					isOptional
				/>
			</ActionForm>
		</StepCard>
	)
}
