import Link from 'next/link'
import { ActionForm } from '@/components/forms/action-form'
import { Select, TextArea, TextField } from '@/components/ui/field'
import type { MeasureView } from '@/lib/server/measures/queries/get-measure'
import type { Action } from './action'
import { StepCard } from './step-card'

/** As much of a measure as its forms name. */
export type Named = { readonly id: string; readonly name: string }
type Props = { readonly measure: Named; readonly action: Action }

export function Enact({ measure, action }: Props) {
	return (
		<StepCard
			title={`Bring the ${measure.name} into force`}
			then={
				<>
					It binds the operator from then on; its review and its end are counted from there.{' '}
					<Link href={`/desk/measures/${measure.id}/hand-off`}>Hand it over first</Link>, where somebody else carries it
					out.
				</>
			}
		>
			<ActionForm action={action} submit="Bring the measure into force" hidden={{ measureId: measure.id }}>
				<TextField label="Where it can be seen" name="evidence" hint="The transaction, vote or record." />
				<TextField
					label="In force since (UTC)"
					name="from"
					type="datetime-local"
					hint="Now, when left empty."
					isOptional
				/>
			</ActionForm>
		</StepCard>
	)
}

export function StartReview({ measure, action, when }: Props & { readonly when: string }) {
	return (
		<StepCard title={`Review the ${measure.name}`} then={`${when} The measure binds on while it is reviewed.`} isFolded>
			<ActionForm action={action} submit="Start the review" look="quiet" hidden={{ measureId: measure.id }}>
				<TextArea label="Why now" name="note" isOptional />
			</ActionForm>
		</StepCard>
	)
}

export function Keep({ measure, action }: Props) {
	return (
		<StepCard
			title={`Keep the ${measure.name}`}
			then="The review ends, and the measure binds on until the next review."
		>
			<ActionForm action={action} submit="Keep the measure" hidden={{ measureId: measure.id }}>
				<TextArea label="What the review found" name="note" />
				<TextField label="Next review (day, UTC)" name="nextReviewAt" type="date" />
			</ActionForm>
		</StepCard>
	)
}

type WithConditions = Props & { readonly conditions: MeasureView['conditions'] }

export function Lift({ measure, action, conditions }: WithConditions) {
	const left = conditions.filter(({ state }) => state !== 'met' && state !== 'waived')
	return (
		<StepCard
			title={`Lift the ${measure.name}`}
			then="It ends now and binds no longer; the reason is published."
			isFolded
		>
			<ActionForm action={action} submit="Lift the measure" look="quiet" hidden={{ measureId: measure.id }}>
				<TextArea label="Why it is lifted" name="note" />
				{left.length > 0 && (
					<TextArea
						label="Why now, although conditions are not met"
						name="unmetBecause"
						hint={`Neither met nor waived: ${left.map(({ text }) => text).join('; ')}.`}
					/>
				)}
			</ActionForm>
		</StepCard>
	)
}

export function RecordBreach({ measure, action, conditions }: WithConditions) {
	const open = conditions.filter(({ state }) => state !== 'met' && state !== 'waived')
	const choices = [
		{ value: '', label: 'What the measure itself sets' },
		...open.map(({ id, number, text }) => ({ value: id, label: `Condition ${number}: ${text}` })),
	]
	return (
		<StepCard
			title={`Record a breach of the ${measure.name}`}
			then="The operator did not keep to it. It binds on until it is lifted, or a harsher measure takes its place."
			isFolded
		>
			<ActionForm action={action} submit="Record a breach" look="quiet" hidden={{ measureId: measure.id }}>
				<Select label="What was breached" name="conditionId" choices={choices} />
				<TextArea label="What happened, and how it is known" name="note" />
				<TextField label="What shows it" name="evidence" hint="A link, a transaction or a hash." />
			</ActionForm>
		</StepCard>
	)
}

export function Complete({ measure, action }: Props) {
	return (
		<StepCard
			title="Record the deactivation"
			then="After its exits the operator is deactivated; from then on it stands as offboarded."
			isFolded
		>
			<ActionForm action={action} submit="Record the deactivation" look="quiet" hidden={{ measureId: measure.id }}>
				<TextField label="Deactivated (UTC)" name="on" type="datetime-local" />
				<TextField label="Where it can be seen" name="evidence" hint="The transaction." />
			</ActionForm>
		</StepCard>
	)
}
