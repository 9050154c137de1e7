import 'server-only'
import type { ConditionState, Finding } from '@/lib/domain/measures/condition'
import type { MeasureState } from '@/lib/domain/measures/measure'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Policy } from '@/lib/domain/policy/policy'
import type { Prisma } from '@/lib/generated/prisma/client'
import { fromColumn, isoOrNull } from '@/lib/server/kernel/columns'
import { fromJson } from '@/lib/server/kernel/json'
import { CONDITION_PARTS, toCondition } from '../condition.store'
import { nextDate, toMeasure } from '../measure.store'

export type ConditionView = {
	readonly id: string
	readonly number: number
	readonly text: string
	readonly dueAt: string | null
	readonly state: ConditionState
	/** What was said of it, oldest first. */
	readonly findings: readonly {
		readonly state: Finding
		readonly note: string
		readonly evidence: string
		readonly by: string
		readonly at: string
	}[]
}

export type MeasureRow = {
	readonly id: string
	readonly operator: { readonly slug: string; readonly name: string; readonly isDemonstration: boolean }
	readonly rung: number
	readonly kind: string
	/** The name of its rung in the policy that it was decided under. */
	readonly name: string
	readonly state: MeasureState
	readonly parameters: Readonly<Record<string, string | number>>
	readonly decidedAt: string
	readonly inForceFrom: string | null
	readonly reviewAt: string | null
	readonly expiresAt: string | null
	readonly endedAt: string | null
	readonly completedAt: string | null
	/** Its review or its end, whichever comes first. */
	readonly nextAt: string | null
	readonly isCounted: boolean
	readonly policyVersion: string
	readonly conditions: { readonly all: number; readonly settled: number }
	/** The case that it follows from, where that is published. */
	readonly incident: { readonly id: string; readonly slug: string; readonly title: string } | null
	readonly source: string | null
}

export const MEASURE_PARTS = {
	operator: { select: { slug: true, name: true, isDemonstration: true } },
	incident: { select: { id: true, slug: true, title: true, publishedAt: true } },
	externalDecision: { select: { source: true } },
	conditions: CONDITION_PARTS,
} satisfies Prisma.MeasureInclude

type Row = Prisma.MeasureGetPayload<{ include: typeof MEASURE_PARTS }>

export function viewMeasure(row: Row, policy: Policy): MeasureRow {
	const measure = toMeasure(row)
	const next = nextDate(measure)
	const states = row.conditions.map((condition) => toCondition(condition).state)
	const { incident } = row
	return {
		id: row.id,
		operator: row.operator,
		rung: row.rung,
		kind: row.kind,
		name: rungOf(policy, measure.rung).name,
		state: row.state,
		parameters: fromJson<Record<string, string | number>>(row.parameters),
		decidedAt: row.decidedAt.toISOString(),
		inForceFrom: isoOrNull(row.inForceFrom),
		reviewAt: isoOrNull(row.reviewAt),
		expiresAt: isoOrNull(row.expiresAt),
		endedAt: isoOrNull(row.endedAt),
		completedAt: isoOrNull(row.completedAt),
		nextAt: next === null ? null : new Date(next).toISOString(),
		isCounted: row.isCounted,
		policyVersion: row.policyVersion,
		conditions: { all: states.length, settled: states.filter((state) => state === 'met' || state === 'waived').length },
		incident: incident?.publishedAt ? { id: incident.id, slug: incident.slug, title: incident.title } : null,
		source: row.externalDecision?.source ?? null,
	}
}

export function viewConditions(rows: Row['conditions']): readonly ConditionView[] {
	return rows.map((row) => ({
		id: row.id,
		number: row.number,
		text: row.text,
		dueAt: isoOrNull(row.dueAt),
		state: toCondition(row).state,
		findings: row.findings.map(({ state, note, evidence, byName, at }) => ({
			state: fromColumn<Finding>(state),
			note,
			evidence,
			by: byName,
			at: at.toISOString(),
		})),
	}))
}
