import 'server-only'
import type { Instant } from '@/lib/domain/kernel/instant'
import { type Escalation, type EscalationRecord, escalationsDue } from '@/lib/domain/measures/escalation'
import { isBinding, MEASURE_STATES, type MeasureState } from '@/lib/domain/measures/measure'
import type { Policy } from '@/lib/domain/policy/policy'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policiesOf } from '@/lib/server/policy/policies'
import { type StoredMeasure, toMeasure } from './measure.store'

export type EscalationDue = {
	readonly escalation: Escalation
	/** The measure that made it due. */
	readonly measure: StoredMeasure
	readonly policy: Policy
}

const MOST_MEASURES = 2_000

/** States in which a warning can count. */
const BINDING: MeasureState[] = MEASURE_STATES.filter(isBinding)

/** The escalations that wait for somebody to decide on them: computed, never stored. Of all operators, or of one. */
export async function findEscalationsDue(
	tx: Tx,
	now: Instant,
	of: { readonly operatorId?: string } = {},
): Promise<readonly EscalationDue[]> {
	const rows = await tx.measure.findMany({
		where: {
			...of,
			OR: [{ kind: 'warning', isCounted: true, state: { in: BINDING } }, { state: 'breached' }],
		},
		take: MOST_MEASURES,
		orderBy: { id: 'asc' },
	})
	if (rows.length === 0) return []
	const measures = rows.map(toMeasure)
	const operators = [...new Set(measures.map(({ operatorId }) => operatorId))]
	const records = await tx.escalation.findMany({
		where: { operatorId: { in: operators } },
		select: { operatorId: true, cause: true, measureIds: true },
	})
	const policies = await policiesOf(tx, measures)
	return operators.flatMap((operatorId) => dueAt(operatorId, measures, records, policies, now))
}

type Recorded = EscalationRecord & { readonly operatorId: string }

function dueAt(
	operatorId: string,
	all: readonly StoredMeasure[],
	records: readonly Recorded[],
	policies: (of: Pick<StoredMeasure, 'policyVersion'>) => Policy,
	now: Instant,
): readonly EscalationDue[] {
	const measures = all.filter((measure) => measure.operatorId === operatorId)
	const answered = records.filter((record) => record.operatorId === operatorId)
	const byVersion = (policyVersion: string): Policy => policies({ policyVersion })
	return escalationsDue(measures, answered, byVersion, now).flatMap((escalation) => {
		const measure = measures.find(({ id }) => id === escalation.measureId)
		return measure ? [{ escalation, measure, policy: policies(measure) }] : []
	})
}
