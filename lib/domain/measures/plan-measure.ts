import type { BallotParameters } from '@/lib/domain/decisions/ballot'
import type { MeasureId, OperatorId } from '@/lib/domain/kernel/ids'
import { days, type Instant, plus } from '@/lib/domain/kernel/instant'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Policy, Rung } from '@/lib/domain/policy/policy'
import type { Measure } from './measure'

/** The measure that a decision sets in motion; `null` for "nothing". Dates follow from its parameters and the policy. */
export function planMeasure(
	decision: {
		readonly id: MeasureId
		readonly operatorId: OperatorId
		readonly rung: Rung
		readonly parameters: BallotParameters
	},
	policy: Policy,
	at: Instant,
): Measure | null {
	const { key } = rungOf(policy, decision.rung)
	if (key === 'nothing') return null
	return {
		...decision,
		kind: key,
		state: 'planned',
		decidedAt: at,
		inForceFrom: null,
		endedAt: null,
		policyVersion: policy.version,
		remindedOf: null,
		completedAt: null,
		isCounted: true,
		replacesId: null,
		...datesFrom(decision.parameters, key === 'warning' ? policy.warnings.lifetimeDays : null, at),
	}
}

/** Review and end, counted from the day the measure starts to bind. */
export function datesFrom(
	parameters: BallotParameters,
	lifetimeDays: number | null,
	from: Instant,
): { readonly reviewAt: Instant | null; readonly expiresAt: Instant | null } {
	const reviewAfter = parameters.reviewAfterDays
	return {
		reviewAt: typeof reviewAfter === 'number' ? plus(from, days(reviewAfter)) : null,
		expiresAt: lifetimeDays === null ? null : plus(from, days(lifetimeDays)),
	}
}
