import Link from 'next/link'
import { ActionForm } from '@/components/forms/action-form'
import { TextArea, TextField } from '@/components/ui/field'
import { formatDay } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'
import { StepCard } from './step-card'

type Names = 'enactAction' | 'reviewAction' | 'keepAction' | 'liftAction' | 'breachAction' | 'escalateAction'
type Actions = Readonly<Record<Names, Action>>
type Measure = IncidentView['measures'][number]
type Props = { readonly incident: IncidentView; readonly actions: Actions }

/** Bringing a measure into force, reviewing it, and ending it. */
export function MeasureSteps({ incident, actions }: Props) {
	if (!incident.may['measure.conduct'].allowed) return null
	return incident.measures.map((measure) => (
		<Measure key={measure.id} {...{ measure, actions, ladder: incident.policy.ladder }} />
	))
}

type Ladder = IncidentView['policy']['ladder']
type MeasureProps = { readonly measure: Measure; readonly actions: Actions; readonly ladder: Ladder }

function Measure({ measure, actions, ladder }: MeasureProps) {
	switch (measure.state) {
		case 'planned':
			return <Enact {...{ measure, actions, ladder }} />
		case 'in_force':
			return (
				<div className="space-y-2">
					<Note
						measure={measure}
						ladder={ladder}
						action={actions.reviewAction}
						title="Review"
						submit="Start the review"
						then={`${measure.reviewAt === null ? 'No date is set for it.' : `It starts by itself on ${formatDay(measure.reviewAt)}.`} The measure binds on while it is reviewed.`}
						label="Why now"
						isOptional
					/>
					<Ends {...{ measure, actions, ladder }} />
				</div>
			)
		case 'under_review':
			return (
				<div className="space-y-2">
					<Keep {...{ measure, actions, ladder }} />
					<Ends {...{ measure, actions, ladder }} />
				</div>
			)
		case 'breached':
			return (
				<div className="space-y-2">
					<Note
						measure={measure}
						ladder={ladder}
						action={actions.escalateAction}
						title="Escalate"
						submit="Escalate the measure"
						then="This measure ends because a harsher one takes its place."
						label="What takes its place, and why"
					/>
					<Lift {...{ measure, actions, ladder }} />
				</div>
			)
		default:
			return null
	}
}

function nameOf({ kind }: Measure, ladder: Ladder): string {
	return (ladder.find((step) => step.key === kind)?.name ?? kind).toLowerCase()
}

function Enact({ measure, actions, ladder }: MeasureProps) {
	return (
		<StepCard
			title={`Bring the ${nameOf(measure, ladder)} into force`}
			then={
				<>
					It binds the operator from then on; its review and its end are counted from there.{' '}
					<Link href={`/desk/measures/${measure.id}`}>Hand it over first</Link>, where somebody else carries it out.
				</>
			}
		>
			<ActionForm action={actions.enactAction} submit="Bring the measure into force" hidden={{ measureId: measure.id }}>
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

function Keep({ measure, actions, ladder }: MeasureProps) {
	return (
		<StepCard
			title={`Keep the ${nameOf(measure, ladder)}`}
			then="The review ends, and the measure binds on until the next review."
		>
			<ActionForm action={actions.keepAction} submit="Keep the measure" hidden={{ measureId: measure.id }}>
				<TextArea label="What the review found" name="note" />
				<TextField label="Next review (day, UTC)" name="nextReviewAt" type="date" />
			</ActionForm>
		</StepCard>
	)
}

function Ends({ measure, actions, ladder }: MeasureProps) {
	return (
		<>
			<Lift {...{ measure, actions, ladder }} />
			<Note
				measure={measure}
				ladder={ladder}
				action={actions.breachAction}
				title="Record a breach of"
				submit="Record a breach"
				then="The operator did not keep to it. It binds on until it is lifted, or a harsher measure takes its place."
				label="What was breached, and how it is known"
			/>
		</>
	)
}

function Lift({ measure, actions, ladder }: MeasureProps) {
	return (
		<Note
			measure={measure}
			ladder={ladder}
			action={actions.liftAction}
			title="Lift"
			submit="Lift the measure"
			then="It ends now and binds no longer; the reason is published."
			label="Why it is lifted"
		/>
	)
}

type NoteProps = {
	readonly measure: Measure
	readonly ladder: Ladder
	readonly action: Action
	readonly title: string
	readonly submit: string
	readonly then: string
	readonly label: string
	readonly isOptional?: boolean
}

function Note({ measure, ladder, action, title, submit, then, label, isOptional = false }: NoteProps) {
	return (
		<StepCard title={`${title} the ${nameOf(measure, ladder)}`} then={then} isFolded={measure.state !== 'breached'}>
			<ActionForm action={action} submit={submit} look="quiet" hidden={{ measureId: measure.id }}>
				<TextArea label={label} name="note" isOptional={isOptional} />
			</ActionForm>
		</StepCard>
	)
}
