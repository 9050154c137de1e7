import type { Action } from '@/components/desk/action'
import { StepCard } from '@/components/desk/step-card'
import { ActionForm } from '@/components/forms/action-form'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextArea, TextField } from '@/components/ui/field'
import { VENUES_IN_WORDS } from '@/lib/domain/execution/hand-off'
import type { ExecutionView, HandOffView } from '@/lib/server/execution/queries/get-execution'
import { PURPOSE_TITLES } from './purposes'

type Names = 'handOverAction' | 'endAction' | 'relaunchAction' | 'enactAction'
type Actions = Readonly<Record<Names, Action>>
type Props = { readonly execution: ExecutionView; readonly actions: Actions }

const OUTCOMES = choicesOf({
	passed: 'It passed',
	quorum_not_met: 'The quorum was not met',
	rejected: 'It was rejected',
})
const VENUE_CHOICES = choicesOf(VENUES_IN_WORDS)

/** Recording where steps were handed to, what came of them, and bringing the measure into force with what shows it. */
export function HandOffForms({ execution, actions }: Props) {
	const { measure, handOffs } = execution
	const steps = openSteps(execution)
	const proof = handOffs.flatMap((each) =>
		each.purpose === 'apply' && each.state === 'passed' ? (each.attempts.at(-1) ?? []) : [],
	)
	return (
		<div className="space-y-4">
			{proof.length > 0 && measure.state === 'planned' && execution.may.enact.allowed && (
				<StepCard
					title="Bring the measure into force"
					then="A step of it has passed. It binds the operator from then on."
				>
					<ActionForm
						action={actions.enactAction}
						submit="Bring the measure into force"
						hidden={{ measureId: measure.id }}
					>
						<TextField
							label="Where it can be seen"
							name="evidence"
							hint="The transaction, vote or record."
							defaultValue={proof.at(-1)?.evidence ?? ''}
						/>
						<TextField
							label="In force since (UTC)"
							name="from"
							type="datetime-local"
							hint="Now, when left empty."
							isOptional
						/>
					</ActionForm>
				</StepCard>
			)}
			{handOffs.map((handOff) => (
				<Running key={handOff.id} {...{ handOff, execution, actions }} />
			))}
			{steps.length > 0 && (
				<StepCard
					title="Record a hand-off"
					then="It says in public where this is decided or done. Guardrail sends nothing there."
				>
					<ActionForm action={actions.handOverAction} submit="Record the hand-off" hidden={{ measureId: measure.id }}>
						<Select label="Step" name="planStep" choices={steps} />
						<Where />
					</ActionForm>
				</StepCard>
			)}
		</div>
	)
}

function Where() {
	return (
		<>
			<Select label="Where" name="venue" choices={VENUE_CHOICES} />
			<TextField label="Link" name="link" type="url" hint="Where anyone can follow it." />
			<TextField
				label="Handed over (UTC)"
				name="handedAt"
				type="datetime-local"
				hint="Now, when left empty."
				isOptional
			/>
		</>
	)
}

/** Steps of the plans that were not handed over yet, once each. */
function openSteps({ plans, handOffs }: ExecutionView) {
	const known = new Set(handOffs.map(({ purpose, step }) => `${purpose} ${step}`))
	const choices = new Map([['apply recommendation', 'Recommendation of the stewards']])
	for (const { purpose, steps } of plans) {
		for (const { key, title } of steps) choices.set(`${purpose} ${key}`, `${PURPOSE_TITLES[purpose]}: ${title}`)
	}
	return [...choices].flatMap(([value, label]) => (known.has(value) ? [] : [{ value, label }]))
}

function Running({ handOff, execution, actions }: Props & { readonly handOff: HandOffView }) {
	if (handOff.state === 'passed') return null
	const title = openTitle(handOff, execution)
	const hidden = { measureId: execution.measure.id, purpose: handOff.purpose, step: handOff.step }
	const isOpen = handOff.attempts.at(-1)?.outcome === null
	return (
		<>
			{isOpen && (
				<StepCard title={`How it ended: ${title}`} then={handOff.next.inWords}>
					<ActionForm action={actions.endAction} submit="Record the outcome" hidden={hidden}>
						<Select label="Outcome" name="outcome" choices={OUTCOMES} />
						<TextField label="Where it can be seen" name="evidence" hint="The transaction, or the page of the vote." />
						<TextField
							label="Ended (UTC)"
							name="endedAt"
							type="datetime-local"
							hint="Now, when left empty."
							isOptional
						/>
						<TextArea label="Note" name="note" isOptional />
					</ActionForm>
				</StepCard>
			)}
			<StepCard
				title={`Put up again: ${title}`}
				then="The new try points to the former one; both stay in the record."
				isFolded={isOpen}
			>
				<ActionForm action={actions.relaunchAction} submit="Record the new try" look="quiet" hidden={hidden}>
					<Where />
				</ActionForm>
			</StepCard>
		</>
	)
}

function openTitle({ purpose, step }: HandOffView, { plans }: ExecutionView): string {
	const steps = plans.flatMap((plan) => (plan.purpose === purpose ? plan.steps : []))
	return steps.find(({ key }) => key === step)?.title ?? 'Recommendation of the stewards'
}
