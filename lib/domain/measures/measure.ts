import type { BallotParameters } from '@/lib/domain/decisions/ballot'
import type { MeasureId, OperatorId } from '@/lib/domain/kernel/ids'
import { days, type Instant, minus, toIso } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Rung, RungKey } from '@/lib/domain/policy/policy'
import { type Condition, isSettled, unsettled } from './condition'

//   planned --enact--> in_force --review--> under_review --keep--> in_force
//                        |  |                   |  |
//                     expire '--lift--> lifted <-'  '--breach--> breached --escalate--> escalated
//                        v                                          ^
//                     expired         in_force ------breach---------'

export const MEASURE_STATES = [
	'planned',
	'in_force',
	'under_review',
	'expired',
	'lifted',
	'breached',
	'escalated',
] as const
export type MeasureState = (typeof MEASURE_STATES)[number]

export type MeasureKind = Exclude<RungKey, 'nothing'>

export type Measure = {
	readonly id: MeasureId
	readonly operatorId: OperatorId
	readonly rung: Rung
	readonly kind: MeasureKind
	readonly parameters: BallotParameters
	readonly state: MeasureState
	readonly decidedAt: Instant
	readonly inForceFrom: Instant | null
	readonly reviewAt: Instant | null
	readonly expiresAt: Instant | null
	readonly endedAt: Instant | null
	/** The policy that it was decided under. */
	readonly policyVersion: string
	/** The review date that people were reminded of. */
	readonly remindedOf: Instant | null
	/** Offboarding only: when the operator was deactivated. */
	readonly completedAt: Instant | null
	/** `false` for a warning that an appeal took out of the count. */
	readonly isCounted: boolean
	/** The breached measure that ends when this one comes into force. */
	readonly replacesId: MeasureId | null
}

export type MeasureEventName = 'enact' | 'review' | 'keep' | 'lift' | 'expire' | 'breach' | 'escalate'

export const MEASURE_TRANSITIONS = {
	planned: { enact: 'in_force', lift: 'lifted' },
	in_force: { review: 'under_review', lift: 'lifted', expire: 'expired', breach: 'breached' },
	under_review: { keep: 'in_force', lift: 'lifted', expire: 'expired', breach: 'breached' },
	breached: { escalate: 'escalated', lift: 'lifted' },
	expired: {},
	lifted: {},
	escalated: {},
} as const satisfies Record<MeasureState, Partial<Record<MeasureEventName, MeasureState>>>

export const MEASURE_STATES_IN_WORDS: Readonly<Record<MeasureState, string>> = {
	planned: 'planned',
	in_force: 'in force',
	under_review: 'under review',
	expired: 'expired',
	lifted: 'lifted',
	breached: 'breached',
	escalated: 'escalated',
}

export type MeasureEvent = {
	readonly type: `measure.${string}`
	readonly note: string
	readonly facts: Readonly<Record<string, unknown>>
}
export type MeasureStep = { readonly state: Measure; readonly events: readonly MeasureEvent[] }

/** Whether a measure binds the operator at this state: planned ones do not yet, ended ones no longer. */
export function isBinding(state: MeasureState): boolean {
	return state === 'in_force' || state === 'under_review' || state === 'breached'
}

/** Whether a measure still asks something of somebody: planned, or binding. */
export function isOpen(state: MeasureState): boolean {
	return state === 'planned' || isBinding(state)
}

function move(
	measure: Measure,
	event: MeasureEventName,
	changes: Partial<Measure>,
	note: string,
): Result<MeasureStep, Refusal<'wrong_measure_state'>> {
	const exits: Partial<Record<MeasureEventName, MeasureState>> = MEASURE_TRANSITIONS[measure.state]
	const to = exits[event]
	if (to === undefined) {
		return refuse(
			'wrong_measure_state',
			`This cannot be done now: the measure is ${MEASURE_STATES_IN_WORDS[measure.state]}. Reload the page to see what can.`,
			{
				state: measure.state,
				event,
			},
		)
	}
	return ok({
		state: { ...measure, ...changes, state: to },
		events: [{ type: `measure.${event}`, note, facts: { from: measure.state, to } }],
	})
}

/** The measure binds from `from`. `proof` names the transaction or the record that shows it. */
export function enact(
	measure: Measure,
	input: {
		readonly from: Instant
		readonly reviewAt: Instant | null
		readonly expiresAt: Instant | null
		readonly note: string
	},
	at: Instant,
): Result<MeasureStep, Refusal> {
	const { from, reviewAt, expiresAt } = input
	if (from > at) return refuse('start_in_the_future', 'A measure is in force once it binds; record it when it does.')
	if (from < measure.decidedAt) return refuse('before_decision', 'A measure cannot be in force before it was decided.')
	if (reviewAt !== null && reviewAt <= from)
		return refuse('review_in_the_past', 'Set the review to a time after the start.')
	if (expiresAt !== null && expiresAt <= from)
		return refuse('expiry_in_the_past', 'Set the end to a time after the start.')
	return move(measure, 'enact', { inForceFrom: from, reviewAt, expiresAt, remindedOf: null }, input.note)
}

/** Stewards look at a measure in force again. Refuses any other state. */
export function review(measure: Measure, note: string): Result<MeasureStep, Refusal> {
	return move(measure, 'review', {}, note)
}

/** The review ends with the measure kept, until the next review. */
export function keep(measure: Measure, nextReviewAt: Instant, note: string, at: Instant): Result<MeasureStep, Refusal> {
	if (nextReviewAt <= at) return refuse('review_in_the_past', 'Set the next review to a time in the future.')
	return move(measure, 'keep', { reviewAt: nextReviewAt, remindedOf: null }, note)
}

/** How a measure was ended before its time: why, and why now where conditions are not met. */
export type Lifting = { readonly note: string; readonly unmetBecause: string }

/**
 * Ends a measure before its time. Refuses without a reason, where it has ended, and where a condition is neither met
 * nor waived and nobody says why the measure ends all the same.
 */
export function lift(
	measure: Measure,
	{ note, unmetBecause }: Lifting,
	conditions: readonly Condition[],
	at: Instant,
): Result<MeasureStep, Refusal> {
	if (note.trim() === '') return refuse('reason_missing', 'Say in a sentence why the measure is lifted.')
	const left = unsettled(conditions)
	if (left.length > 0 && unmetBecause.trim() === '') {
		return refuse(
			'conditions_open',
			`Not met or waived yet: ${left.map(({ text }) => `"${text}"`).join(', ')}. Say why the measure is lifted all the same.`,
			{ conditions: left.map(({ id }) => id) },
		)
	}
	const told = left.length === 0 ? note : `${note}\n\nConditions that were not met: ${unmetBecause}`
	return move(measure, 'lift', { endedAt: at, reviewAt: null }, told)
}

/** A measure ends at the time it was given. Refuses before that time, and without one. */
export function expire(measure: Measure, at: Instant): Result<MeasureStep, Refusal> {
	if (measure.expiresAt === null || at < measure.expiresAt) {
		return refuse('not_expired', 'This measure has not reached its end; wait for it, or lift the measure.', {
			expiresAt: measure.expiresAt === null ? null : toIso(measure.expiresAt),
		})
	}
	return move(measure, 'expire', { endedAt: measure.expiresAt, reviewAt: null }, 'Its time has run out.')
}

/** What was breached: one of the conditions, or what the measure itself sets; and what shows it. */
export type Breach = { readonly note: string; readonly evidence: string; readonly condition: Condition | null }

/** The operator did not keep to the measure. Refuses without a reason and evidence, and for a condition that is settled. */
export function breach(measure: Measure, { note, evidence, condition }: Breach): Result<MeasureStep, Refusal> {
	if (note.trim() === '') return refuse('reason_missing', 'Say in a sentence what was breached, and how it is known.')
	if (evidence.trim() === '') {
		return refuse('evidence_missing', 'Name what shows the breach: a link, a transaction or a hash.')
	}
	if (condition !== null && isSettled(condition.state)) {
		return refuse('condition_settled', `This condition is ${condition.state}; it cannot be breached any more.`)
	}
	const moved = move(measure, 'breach', {}, note)
	if (!moved.ok || condition === null) return moved
	const events = moved.value.events.map((event) => ({ ...event, facts: { ...event.facts, condition: condition.id } }))
	return ok({ ...moved.value, events })
}

/** People are told of a review this long before it is due. */
export const REMIND_BEFORE = days(14)

/** Whether a review is near enough to be told of, and nobody was told of this date. */
export function isReminderDue(measure: Pick<Measure, 'state' | 'reviewAt' | 'remindedOf'>, at: Instant): boolean {
	const { state, reviewAt, remindedOf } = measure
	return state === 'in_force' && reviewAt !== null && remindedOf !== reviewAt && at >= minus(reviewAt, REMIND_BEFORE)
}

/** Notes that people were told of a review to come, once for each date. Refuses earlier than two weeks before it. */
export function remind(measure: Measure, at: Instant): Result<MeasureStep, Refusal> {
	if (!isReminderDue(measure, at)) {
		return refuse('no_reminder_due', 'No review is near, or people were told of it already; there is nothing to send.')
	}
	const reviewAt = measure.reviewAt === null ? null : toIso(measure.reviewAt)
	return ok({
		state: { ...measure, remindedOf: measure.reviewAt },
		events: [{ type: 'measure.reminded', note: '', facts: { reviewAt } }],
	})
}

const OFFBOARDINGS: readonly MeasureKind[] = ['offboarding_may_rejoin', 'offboarding_no_rejoin']

/** The operator was deactivated after its exits: from then on it stands as offboarded. Refuses for other measures. */
export function complete(
	measure: Measure,
	done: { readonly on: Instant; readonly note: string },
	at: Instant,
): Result<MeasureStep, Refusal> {
	if (!OFFBOARDINGS.includes(measure.kind)) {
		return refuse('not_an_offboarding', 'Only an offboarding ends with a deactivation; lift this measure instead.')
	}
	if (!isBinding(measure.state) || measure.inForceFrom === null) {
		return refuse('wrong_measure_state', 'The operator is deactivated after the offboarding came into force.')
	}
	if (measure.completedAt !== null) return refuse('already_there', 'The deactivation is on record already.')
	if (done.on > at) return refuse('start_in_the_future', 'Record the deactivation once it has happened.')
	if (done.on < measure.inForceFrom) {
		return refuse('before_decision', 'The operator cannot be deactivated before the offboarding was in force.')
	}
	return ok({
		state: { ...measure, completedAt: done.on, reviewAt: null },
		events: [{ type: 'measure.completed', note: done.note, facts: { completedAt: toIso(done.on) } }],
	})
}

/** A breached measure ends, and a harsher one takes its place. Refuses where nothing was breached. */
export function escalate(measure: Measure, note: string, at: Instant): Result<MeasureStep, Refusal> {
	return move(measure, 'escalate', { endedAt: at }, note)
}
