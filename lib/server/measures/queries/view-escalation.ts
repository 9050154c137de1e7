import 'server-only'
import { toIso } from '@/lib/domain/kernel/instant'
import { rungOf } from '@/lib/domain/policy/policies'
import type { ParameterField, Policy } from '@/lib/domain/policy/policy'
import type { Tx } from '@/lib/server/kernel/prisma'
import type { StoredEscalation } from '../escalation.store'
import type { EscalationDue } from '../escalations-due'

/** An escalation that waits for a decision: what adds up, where it leads, and what the policy does about it. */
export type EscalationDueView = {
	readonly measureId: string
	readonly cause: string
	readonly measureIds: readonly string[]
	readonly rung: number
	readonly rungName: string
	readonly way: 'treatment' | 'measure'
	readonly because: string
	/** What the harsher measure sets, where it is planned without a new vote. */
	readonly fields: readonly ParameterField[]
}

/** What was decided about one, with its appeal. */
export type EscalationView = {
	readonly id: string
	readonly cause: string
	readonly measureIds: readonly string[]
	/** When each of them was decided, in the same order. */
	readonly decidedAt: readonly string[]
	readonly rung: number
	readonly way: 'treatment' | 'measure' | 'set_aside'
	readonly because: string
	readonly note: string
	readonly by: string
	readonly at: string
	readonly treatment: number | null
	readonly plannedMeasureId: string | null
	readonly appeal: {
		readonly grounds: string
		readonly contestedId: string | null
		readonly by: string
		readonly at: string
		readonly ruling: 'accepted' | 'rejected' | null
		readonly rulingNote: string
	} | null
}

export function viewDue({ escalation, policy }: EscalationDue): EscalationDueView {
	const { measureId, cause, measureIds, rung, way, because } = escalation
	const { name, parameters } = rungOf(policy, rung)
	return {
		measureId,
		cause,
		measureIds,
		rung,
		rungName: name,
		way,
		because,
		fields: way === 'measure' ? parameters : [],
	}
}

/** Escalations as they are shown, each with the days of what was counted. */
export async function viewEscalations(db: Tx, rows: readonly StoredEscalation[]): Promise<readonly EscalationView[]> {
	const counted = await db.measure.findMany({
		where: { id: { in: rows.flatMap(({ measureIds }) => [...measureIds]) } },
		select: { id: true, decidedAt: true },
	})
	const decidedAt = new Map(counted.map((measure) => [measure.id, measure.decidedAt.toISOString()]))
	return rows.map((row) => viewEscalation(row, decidedAt))
}

function viewEscalation(escalation: StoredEscalation, decidedAt: ReadonlyMap<string, string>): EscalationView {
	const { id, cause, measureIds, rung, way, because, note, treatment, plannedMeasureId, appealedAt } = escalation
	return {
		id,
		cause,
		measureIds,
		decidedAt: measureIds.map((measureId) => decidedAt.get(measureId) ?? ''),
		rung,
		way,
		because,
		note,
		by: escalation.byName,
		at: toIso(escalation.at),
		treatment,
		plannedMeasureId,
		appeal: appealedAt === null ? null : viewAppeal(escalation, toIso(appealedAt)),
	}
}

function viewAppeal(escalation: StoredEscalation, at: string): EscalationView['appeal'] {
	const { appealGrounds, contestedId, appealedByName, ruling, rulingNote } = escalation
	return { grounds: appealGrounds, contestedId, by: appealedByName, at, ruling, rulingNote }
}

/** How many warnings count against an operator now, of how many that lead to more. */
export type WarningCount = {
	readonly counted: readonly {
		readonly id: string
		readonly expiresAt: string | null
		readonly inForceFrom: string | null
	}[]
	readonly countThatEscalates: number
	readonly leadsTo: string
}

export function viewWarnings(
	counted: readonly { readonly id: string; readonly expiresAt: number | null; readonly inForceFrom: number | null }[],
	policy: Policy,
): WarningCount {
	const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
	return {
		counted: counted.map(({ id, expiresAt, inForceFrom }) => ({
			id,
			expiresAt: iso(expiresAt),
			inForceFrom: iso(inForceFrom),
		})),
		countThatEscalates: policy.warnings.countThatEscalates,
		leadsTo: rungOf(policy, policy.warnings.leadsTo).name,
	}
}
