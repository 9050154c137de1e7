import type { BallotParameters } from '@/lib/domain/decisions/ballot'
import type { MeasureId, OperatorId } from '@/lib/domain/kernel/ids'
import { type Instant, toIso } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Rung, RungKey } from '@/lib/domain/policy/policy'

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
	readonly type: `measure.${MeasureEventName}`
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
	return move(measure, 'enact', { inForceFrom: from, reviewAt, expiresAt }, input.note)
}

/** Stewards look at a measure in force again. Refuses any other state. */
export function review(measure: Measure, note: string): Result<MeasureStep, Refusal> {
	return move(measure, 'review', {}, note)
}

/** The review ends with the measure kept, until the next review. */
export function keep(measure: Measure, nextReviewAt: Instant, note: string, at: Instant): Result<MeasureStep, Refusal> {
	if (nextReviewAt <= at) return refuse('review_in_the_past', 'Set the next review to a time in the future.')
	return move(measure, 'keep', { reviewAt: nextReviewAt }, note)
}

/** Ends a measure before its time. Refuses without a reason, and where it has ended. */
export function lift(measure: Measure, note: string, at: Instant): Result<MeasureStep, Refusal> {
	if (note.trim() === '') return refuse('reason_missing', 'Say in a sentence why the measure is lifted.')
	return move(measure, 'lift', { endedAt: at, reviewAt: null }, note)
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

/** The operator did not keep a condition. Refuses without saying which, and how it is known. */
export function breach(measure: Measure, note: string): Result<MeasureStep, Refusal> {
	if (note.trim() === '')
		return refuse('reason_missing', 'Say in a sentence which condition was breached, and how it is known.')
	return move(measure, 'breach', {}, note)
}

/** A breached measure ends, and a harsher one takes its place. Refuses where nothing was breached. */
export function escalate(measure: Measure, note: string, at: Instant): Result<MeasureStep, Refusal> {
	return move(measure, 'escalate', { endedAt: at }, note)
}
