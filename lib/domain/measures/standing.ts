import type { Instant } from '@/lib/domain/kernel/instant'
import { keysOf } from '@/lib/domain/kernel/records'
import type { MeasureKind, MeasureState } from './measure'

export const STANDINGS = {
	good_standing: 'Good standing',
	warned: 'Warned',
	limited: 'Limited',
	reducing: 'Reducing',
	offboarding: 'Offboarding',
	offboarded: 'Offboarded',
} as const
export type Standing = keyof typeof STANDINGS

/** From the mildest to the most severe; the harshest measure in force decides. */
const ORDER = keysOf(STANDINGS)

/** A measure as the standing sees it: when it bound the operator. */
export type Span = {
	readonly kind: MeasureKind
	readonly state: MeasureState
	readonly inForceFrom: Instant | null
	readonly endedAt: Instant | null
	/** Offboarding only: when the operator was deactivated after its exits, if it was. */
	readonly completedAt?: Instant | null
}

/** An operator's standing at a moment, from the measures that bound it then. Never typed by anyone. */
export function standingAt(measures: readonly Span[], at: Instant): Standing {
	return measures.reduce<Standing>((worst, measure) => {
		const standing = binds(measure, at) ? standingFrom(measure, at) : 'good_standing'
		return ORDER.indexOf(standing) > ORDER.indexOf(worst) ? standing : worst
	}, 'good_standing')
}

function binds({ inForceFrom, endedAt }: Span, at: Instant): boolean {
	return inForceFrom !== null && inForceFrom <= at && (endedAt === null || at < endedAt)
}

/** A demotion counts as "limited": the operator goes on under a smaller share. */
function standingFrom({ kind, completedAt }: Span, at: Instant): Standing {
	switch (kind) {
		case 'warning':
			return 'warned'
		case 'key_limit':
		case 'demotion':
			return 'limited'
		case 'key_reduction':
			return 'reducing'
		case 'offboarding_may_rejoin':
		case 'offboarding_no_rejoin':
			return completedAt != null && completedAt <= at ? 'offboarded' : 'offboarding'
	}
}

export type StandingStep = { readonly from: Instant; readonly standing: Standing }

/** How the standing changed over time: one step at each change, from `since` on. */
export function standingOverTime(measures: readonly Span[], since: Instant, until: Instant): readonly StandingStep[] {
	const moments = measures
		.flatMap(({ inForceFrom, endedAt, completedAt }) => [inForceFrom, endedAt, completedAt ?? null])
		.filter((moment): moment is Instant => moment !== null && moment > since && moment <= until)
	const steps: StandingStep[] = []
	for (const from of [since, ...moments.sort((left, right) => left - right)]) {
		const standing = standingAt(measures, from)
		if (steps.at(-1)?.standing !== standing) steps.push({ from, standing })
	}
	return steps
}

/** Warnings that bind at a moment; the policy says how many lead to more. */
export function warningsInForce(measures: readonly Span[], at: Instant): number {
	return measures.filter((measure) => measure.kind === 'warning' && binds(measure, at)).length
}
