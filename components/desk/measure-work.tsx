import { formatDay } from '@/lib/format/dates'
import type { MeasureView } from '@/lib/server/measures/queries/get-measure'
import type { Action } from './action'
import { DrawUpConditions, ReportCondition, VerifyCondition } from './condition-forms'
import { AppealEscalation, DecideEscalation, RuleOnEscalation } from './escalation-forms'
import { Complete, Enact, Keep, Lift, RecordBreach, StartReview } from './measure-forms'

type Names =
	| 'enactAction'
	| 'reviewAction'
	| 'keepAction'
	| 'liftAction'
	| 'breachAction'
	| 'completeAction'
	| 'escalateAction'
	| 'conditionsAction'
	| 'reportAction'
	| 'verifyAction'
	| 'appealAction'
	| 'ruleAction'
type Props = { readonly measure: MeasureView; readonly actions: Readonly<Record<Names, Action>> }

const BINDING: readonly MeasureView['state'][] = ['in_force', 'under_review', 'breached']

/** Every step of a measure that the reader may take. */
export function MeasureWork({ measure, actions }: Props) {
	const { may, state, conditions, escalations, due } = measure
	const isOpen = state === 'planned' || BINDING.includes(state)
	const settled = ({ state: found }: MeasureView['conditions'][number]) => found === 'met' || found === 'waived'
	return (
		<>
			<div className="space-y-4 [&:not(:has(form))+p]:block">
				{may.conduct && due !== null && <DecideEscalation due={due} action={actions.escalateAction} />}
				{may.rule &&
					escalations
						.filter(({ appeal }) => appeal !== null && appeal.ruling === null)
						.map((one) => <RuleOnEscalation key={one.id} escalation={one} action={actions.ruleAction} />)}
				{may.appeal &&
					escalations
						.filter(({ appeal, way }) => appeal === null && way !== 'set_aside')
						.map((one) => <AppealEscalation key={one.id} escalation={one} action={actions.appealAction} />)}
				{may.report &&
					isOpen &&
					conditions
						.filter((one) => !settled(one) && one.state !== 'reported')
						.map((one) => <ReportCondition key={one.id} condition={one} action={actions.reportAction} />)}
				{may.verify &&
					isOpen &&
					conditions
						.filter((one) => !settled(one))
						.map((one) => <VerifyCondition key={one.id} condition={one} action={actions.verifyAction} />)}
				{may.conduct && <Conduct {...{ measure, actions }} />}
			</div>
			<p className="hidden text-soft">Nothing here is for you now. {whatIsNext(measure)}</p>
		</>
	)
}

/** Who acts next on a measure, for somebody who does not. */
function whatIsNext({ state, due, escalations, reviewAt, expiresAt }: MeasureView): string {
	if (due !== null) return 'A coordinator decides on what it leads to.'
	if (escalations.some(({ appeal }) => appeal !== null && appeal.ruling === null)) {
		return 'A coordinator rules on the appeal.'
	}
	if (state === 'planned')
		return 'Whoever the policy names for this rung, most often a coordinator, brings it into force.'
	if (state === 'under_review')
		return 'Whoever the policy names for this rung, most often a coordinator, ends the review.'
	if (state === 'breached') return 'What follows from the breach goes on in its case.'
	if (!BINDING.includes(state)) return 'The measure has ended.'
	if (reviewAt !== null) return `Its next review is on ${formatDay(reviewAt)}.`
	return expiresAt === null ? 'It binds until it is lifted.' : `It binds until ${formatDay(expiresAt)}.`
}

function Conduct({ measure, actions }: Props) {
	const { state, conditions, reviewAt, kind, completedAt } = measure
	const named = { id: measure.id, name: measure.name.toLowerCase() }
	const when = reviewAt === null ? 'No date is set for it.' : `It starts by itself on ${formatDay(reviewAt)}.`
	const isBinding = BINDING.includes(state)
	return (
		<>
			{state === 'planned' && <Enact measure={named} action={actions.enactAction} />}
			{state === 'under_review' && <Keep measure={named} action={actions.keepAction} />}
			{state === 'in_force' && <StartReview measure={named} action={actions.reviewAction} when={when} />}
			{(state === 'planned' || state === 'under_review') && (
				<DrawUpConditions measure={measure} action={actions.conditionsAction} />
			)}
			{(state === 'in_force' || state === 'under_review') && (
				<RecordBreach measure={named} action={actions.breachAction} conditions={conditions} />
			)}
			{isBinding && kind.startsWith('offboarding') && completedAt === null && (
				<Complete measure={named} action={actions.completeAction} />
			)}
			{(state === 'planned' || isBinding) && (
				<Lift measure={named} action={actions.liftAction} conditions={conditions} />
			)}
		</>
	)
}
