import Link from 'next/link'
import { ParameterFields } from '@/components/decisions/parameter-fields'
import { ActionForm } from '@/components/forms/action-form'
import { Select, TextArea } from '@/components/ui/field'
import { RadioCards } from '@/components/ui/radio-cards'
import { formatDay } from '@/lib/format/dates'
import type { EscalationDueView, EscalationView } from '@/lib/server/measures/queries/view-escalation'
import type { Action } from './action'
import { StepCard } from './step-card'

/** A coordinator decides on what has added up: as the policy says, or not, with the reason. */
export function DecideEscalation({ due, action }: { readonly due: EscalationDueView; readonly action: Action }) {
	const follows =
		due.way === 'treatment'
			? 'The case is opened again: new panels, a reply and a vote on the consequence.'
			: `“${due.rungName}” is planned without a new vote, as the policy lets it.`
	return (
		<StepCard title={`Decide on the escalation to “${due.rungName}”`} then={due.because}>
			<ActionForm action={action} submit="Decide on the escalation" hidden={{ measureId: due.measureId }}>
				<RadioCards
					label="What follows"
					name="way"
					cards={[
						{ value: 'follow', label: 'Escalate', description: follows },
						{
							value: 'set_aside',
							label: 'Set aside',
							description: 'Nothing follows from this count; your reason is published.',
						},
					]}
				/>
				<TextArea label="Why" name="note" />
				<ParameterFields fields={due.fields.map((field) => ({ ...field, isRequired: false }))} under="parameters" />
			</ActionForm>
		</StepCard>
	)
}

function nameOfCounted({ decidedAt }: EscalationView, index: number): string {
	return `The warning decided on ${formatDay(decidedAt[index] ?? '')}`
}

type EscalationProps = { readonly escalation: EscalationView; readonly action: Action }

/** The operator says that the count is wrong. */
export function AppealEscalation({ escalation, action }: EscalationProps) {
	const choices = [
		{ value: '', label: 'The escalation as a whole' },
		...(escalation.cause === 'warnings'
			? escalation.measureIds.map((id, index) => ({ value: id, label: nameOfCounted(escalation, index) }))
			: []),
	]
	return (
		<StepCard
			title="Appeal the escalation"
			then="You say why the count is wrong. Until a coordinator has ruled, nothing harsher happens."
			isFolded
		>
			<ActionForm
				action={action}
				submit="Appeal the escalation"
				look="quiet"
				keepAs={`escalation.${escalation.id}`}
				hidden={{ escalationId: escalation.id }}
			>
				<Select label="What should not count" name="contestedId" choices={choices} />
				<TextArea label="Grounds" name="grounds" />
			</ActionForm>
		</StepCard>
	)
}

const RULINGS = [
	{
		value: 'accepted',
		label: 'Accept',
		description: 'What followed is undone, and the contested warning leaves the count.',
	},
	{ value: 'rejected', label: 'Reject', description: 'The count stands. The reasons are published.' },
]

export function RuleOnEscalation({ escalation, action }: EscalationProps) {
	const { appeal, measureIds, cause } = escalation
	const contested = measureIds.indexOf(appeal?.contestedId ?? '')
	return (
		<StepCard title="Rule on the appeal against the escalation" then={escalation.because}>
			<p className="max-w-prose">
				{appeal?.by} contests{' '}
				{contested >= 0 && cause === 'warnings' ? (
					<Link href={`/measures/${appeal?.contestedId}`}>{nameOfCounted(escalation, contested).toLowerCase()}</Link>
				) : (
					'the escalation as a whole'
				)}
				: {appeal?.grounds}
			</p>
			<ActionForm action={action} submit="Rule on the appeal" hidden={{ escalationId: escalation.id }}>
				<RadioCards label="Ruling" name="ruling" cards={RULINGS} />
				<TextArea label="Reasons" name="note" />
			</ActionForm>
		</StepCard>
	)
}
