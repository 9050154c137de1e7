import type { Instant } from '@/lib/domain/kernel/instant'
import { rungOf } from '@/lib/domain/policy/policies'
import type { EscalationWay, Policy, Rung } from '@/lib/domain/policy/policy'
import { isBinding, type Measure } from './measure'

export type EscalationCause = 'warnings' | 'breach'

/** The next step, computed and never taken by itself. */
export type Escalation = {
	readonly cause: EscalationCause
	/** The measure that made it due: the newest warning, or the breached measure. */
	readonly measureId: Measure['id']
	/** The measures that count. */
	readonly measureIds: readonly Measure['id'][]
	readonly rung: Rung
	readonly way: EscalationWay
	readonly because: string
}

/** What was done about an earlier one, whatever came of it: the same measures do not ask for it again. */
export type EscalationRecord = { readonly cause: string; readonly measureIds: readonly string[] }

type Counted = Pick<
	Measure,
	'id' | 'rung' | 'kind' | 'state' | 'inForceFrom' | 'expiresAt' | 'endedAt' | 'isCounted' | 'policyVersion'
>

/** What the policy lets follow; it asks for a new vote unless it says otherwise. */
export function escalationWay(policy: Policy, cause: EscalationCause): EscalationWay {
	return (cause === 'warnings' ? policy.escalation?.onWarnings : policy.escalation?.onBreach) ?? 'treatment'
}

/** The warnings that count at a moment, the one that expires first in front. */
export function countedWarnings<T extends Counted>(measures: readonly T[], at: Instant): readonly T[] {
	return measures
		.filter((measure) => measure.kind === 'warning' && measure.isCounted && isBinding(measure.state))
		.filter(({ inForceFrom, expiresAt }) => inForceFrom !== null && inForceFrom <= at && (expiresAt ?? at + 1) > at)
		.toSorted((left, right) => (left.expiresAt ?? Number.MAX_VALUE) - (right.expiresAt ?? Number.MAX_VALUE))
}

/**
 * What the measures of one operator lead to at a moment: the warnings that have added up to the policy's count, and
 * each breached measure; without those that somebody has decided on already.
 */
export function escalationsDue(
	measures: readonly Counted[],
	records: readonly EscalationRecord[],
	policyOf: (version: string) => Policy,
	at: Instant,
): readonly Escalation[] {
	const warnings = fromWarnings(countedWarnings(measures, at), policyOf)
	const breaches = measures
		.filter(({ state }) => state === 'breached')
		.map((measure) => fromBreach(measure, policyOf(measure.policyVersion)))
	return [...(warnings === null ? [] : [warnings]), ...breaches].filter((due) => !isAnswered(due, records))
}

/** A record answers what is due when it covers every measure that counts: one warning more asks again. */
function isAnswered(due: Escalation, records: readonly EscalationRecord[]): boolean {
	return records.some(
		({ cause, measureIds }) => cause === due.cause && due.measureIds.every((id) => measureIds.includes(id)),
	)
}

function fromWarnings(counted: readonly Counted[], policyOf: (version: string) => Policy): Escalation | null {
	const newest = counted.toSorted((left, right) => (right.inForceFrom ?? 0) - (left.inForceFrom ?? 0))[0]
	if (newest === undefined) return null
	const policy = policyOf(newest.policyVersion)
	const { countThatEscalates, leadsTo } = policy.warnings
	if (counted.length < countThatEscalates) return null
	return {
		cause: 'warnings',
		measureId: newest.id,
		measureIds: counted.map(({ id }) => id),
		rung: leadsTo,
		way: escalationWay(policy, 'warnings'),
		because: `${counted.length} warnings are in force at once; policy ${policy.version} lets ${countThatEscalates} lead to "${rungOf(policy, leadsTo).name}".`,
	}
}

function fromBreach(measure: Counted, policy: Policy): Escalation {
	const rung = nextRung(measure.rung)
	return {
		cause: 'breach',
		measureId: measure.id,
		measureIds: [measure.id],
		rung,
		way: escalationWay(policy, 'breach'),
		because: `The measure "${rungOf(policy, measure.rung).name}" was breached; the next rung of the ladder is "${rungOf(policy, rung).name}".`,
	}
}

/** One step harsher; the harshest rung has none above it. */
function nextRung(rung: Rung): Rung {
	return Math.min(rung + 1, 6) as Rung // from 1 to 6
}
