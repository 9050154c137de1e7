import type { Instant } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import { type Condition, type Finding, isSettled } from './condition'
import type { Measure, MeasureEvent } from './measure'

/**
 * Draws up the conditions of a measure, in place of the open ones; what has a finding stays. Before the measure binds,
 * or while it is reviewed: nobody is held to a condition that came up in between.
 */
export function drawUpConditions(
	measure: Measure,
	wanted: readonly { readonly text: string; readonly dueAt: Instant | null }[],
	at: Instant,
): Result<{ state: typeof wanted; events: readonly MeasureEvent[] }, Refusal> {
	if (measure.state !== 'planned' && measure.state !== 'under_review') {
		return refuse(
			'conditions_fixed',
			'Conditions are drawn up before a measure binds, or while it is reviewed. Start a review first.',
			{ state: measure.state },
		)
	}
	const past = wanted.find(({ dueAt }) => dueAt !== null && dueAt <= at)
	if (past) return refuse('due_in_the_past', `Set the day for "${past.text}" to a time in the future.`)
	return ok({
		state: wanted,
		events: [{ type: 'measure.conditions_drawn_up', note: '', facts: { conditions: wanted.length } }],
	})
}

export type FindingGiven = { readonly state: Finding; readonly note: string; readonly evidence: string }

/** The operator says that a condition is met, with what shows it; a steward looks at that next. */
export function reportCondition(
	measure: Measure,
	condition: Condition,
	given: Omit<FindingGiven, 'state'>,
): Result<{ state: FindingGiven; events: readonly MeasureEvent[] }, Refusal> {
	const open = checkOpen(measure, condition)
	if (!open.ok) return open
	if (condition.state === 'reported') {
		return refuse('already_reported', 'This condition is reported already; a steward verifies it next.')
	}
	return found(condition, { ...given, state: 'reported' }, 'measure.condition_reported')
}

/** A steward says whether a condition is met, or waives it with a reason. "Met" needs what shows it. */
export function verifyCondition(
	measure: Measure,
	condition: Condition,
	given: FindingGiven & { readonly state: Exclude<Finding, 'reported'> },
): Result<{ state: FindingGiven; events: readonly MeasureEvent[] }, Refusal> {
	const open = checkOpen(measure, condition)
	if (!open.ok) return open
	if (given.note.trim() === '') return refuse('reason_missing', 'Say in a sentence what you looked at, and why.')
	if (given.state === 'met' && given.evidence.trim() === '' && condition.state !== 'reported') {
		return refuse('evidence_missing', 'Name what shows that the condition is met: a link, a transaction or a hash.')
	}
	return found(condition, given, 'measure.condition_verified')
}

function checkOpen(measure: Measure, condition: Condition): Result<true, Refusal> {
	if (measure.endedAt !== null) {
		return refuse('measure_ended', 'This measure has ended; nothing is asked of its conditions any more.')
	}
	if (isSettled(condition.state)) {
		return refuse('condition_settled', `This condition is ${condition.state} already; it needs no other finding.`)
	}
	return ok(true)
}

function found(
	condition: Condition,
	state: FindingGiven,
	type: MeasureEvent['type'],
): Result<{ state: FindingGiven; events: readonly MeasureEvent[] }> {
	return ok({
		state,
		events: [
			{ type, note: state.note, facts: { condition: condition.id, number: condition.number, found: state.state } },
		],
	})
}
