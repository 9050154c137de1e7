import 'server-only'
import { ListPrecedentsInput } from '@/lib/contracts/assessment'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { COMPARABLE, type Expectation, expectationFrom, isOutsidePrecedent } from '@/lib/domain/assessment/precedents'
import { type Guidance, guidanceFor, isWithinGuidance } from '@/lib/domain/assessment/score'
import { printVector, type Vector } from '@/lib/domain/assessment/vector'
import type { ExternalDecision } from '@/lib/domain/decisions/external-decision'
import { departureInWords } from '@/lib/domain/incidents/decision-path'
import type { IncidentState } from '@/lib/domain/incidents/incident'
import type { IncidentClass } from '@/lib/domain/incidents/vocabulary'
import type { Rung } from '@/lib/domain/policy/policy'
import type { Prisma } from '@/lib/generated/prisma/client'
import { findIncidentByRef } from '@/lib/server/incidents/incident.store'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { rubricOf } from '@/lib/server/policy/rubrics'
import { type CaseVector, vectorsOfCases } from '../case-vectors'
import { nearestDecided } from '../nearest-decided'
import { unassessedOfClass } from '../unassessed-of-class'

export type Precedent = {
	readonly incident: {
		readonly id: string
		readonly slug: string
		readonly title: string
		readonly incidentClass: IncidentClass
		readonly operator: string
		readonly occurredAt: string
	}
	/** 0 (graded alike) to 10,000 (as far apart as can be); `null` where one of the cases has no vector. */
	readonly distance: number | null
	readonly vector: string | null
	readonly decided: {
		readonly rung: number | null
		readonly statement: string
		readonly measures: readonly { readonly kind: string; readonly state: string; readonly parameters: unknown }[]
		readonly elsewhere: readonly {
			readonly decidedOn: string
			readonly venue: string
			readonly lever: string
			readonly result: ExternalDecision['result']
			readonly source: string
		}[]
	}
}

export type PrecedentsView = {
	readonly incidentId: string
	readonly slug: string
	readonly vector: string | null
	readonly explanation: string
	/** What comparable cases let one expect: three that are near, or one that was graded alike; `null` without. */
	readonly expectation: Expectation | null
	/** Guidance, precedent or both, in words, where a counted vote lies outside of them and still waits for its words. */
	readonly leaves: string | null
	/** By distance, nearest first. */
	readonly data: readonly Precedent[]
	/** Decided cases of the same class that were never assessed here, so that no distance can be told; newest first. */
	readonly sameClass: readonly Precedent[]
}

/** Decided cases that were graded most like this one, and what was decided there. */
export const listPrecedents = defineQuery({
	name: 'assessment.list_precedents',
	input: ListPrecedentsInput,
	answer: async ({ db, input, actor }): Promise<PrecedentsView | null> => {
		const incident = await findIncidentByRef(db, input.ref)
		if (incident === null || !canReadIncident(actor, incident)) return null
		const [own] = await vectorsOfCases(db, [incident])
		const most = Math.max(input.limit, COMPARABLE.most)
		const near = own === undefined ? [] : await nearestDecided(db, own, most)
		const [data, sameClass] = await Promise.all([
			details(db, near.slice(0, input.limit)),
			unassessed(db, incident.id, input.limit),
		])
		const guidance = own === undefined ? null : guidanceFor(own.vector, await rubricOf(db, own.vector.version))
		const expectation = expectationFrom(near)
		return {
			incidentId: incident.id,
			slug: incident.slug,
			vector: own === undefined ? null : printVector(own.vector),
			explanation: explain(own, data.length),
			expectation,
			leaves: await departureOf(db, incident, { guidance, expectation }),
			data,
			sameClass,
		}
	},
})

/** What the counted vote of a case, which still waits for its words, would leave; `null` where it keeps to all. */
async function departureOf(
	db: Tx,
	incident: { readonly id: string; readonly treatment: number; readonly state: IncidentState },
	{ guidance, expectation }: { readonly guidance: Guidance | null; readonly expectation: Expectation | null },
): Promise<string | null> {
	if (incident.state !== 'tallied') return null
	const vote = await db.vote.findFirst({
		where: { incidentId: incident.id, treatment: incident.treatment, state: 'tallied' },
		orderBy: { attempt: 'desc' },
		select: { decidedRung: true },
	})
	const rung = fromColumn<Rung>(vote?.decidedRung ?? 0)
	return departureInWords({
		isOutsideGuidance: !isWithinGuidance(guidance, rung),
		isOutsidePrecedent: isOutsidePrecedent(expectation, rung),
	})
}

function explain(own: CaseVector | undefined, found: number): string {
	if (own === undefined)
		return 'This case has no vector yet: the stewards have not closed a round, so no distance can be told.'
	if (found === 0) return 'No other published case has been both assessed here and decided, so nothing can be compared.'
	return 'Distance 0 means graded alike, 10,000 as far apart as the rubric allows; only factors that both panels could judge count.'
}

const PARTS = {
	operator: { select: { name: true } },
	measures: { orderBy: { decidedAt: 'asc' }, select: { kind: true, state: true, parameters: true } },
	external: { orderBy: { decidedOn: 'asc' } },
} satisfies Prisma.IncidentInclude

type Near = { readonly incidentId: string; readonly vector: Vector; readonly distance: number }

async function details(db: Tx, near: readonly Near[]): Promise<readonly Precedent[]> {
	const rows = await db.incident.findMany({ where: { id: { in: near.map((one) => one.incidentId) } }, include: PARTS })
	const byId = new Map(rows.map((row) => [row.id, row]))
	return near.flatMap((one) => {
		const row = byId.get(one.incidentId)
		return row ? [toPrecedent(row, one)] : []
	})
}

async function unassessed(db: Tx, id: string, limit: number): Promise<readonly Precedent[]> {
	const ids = await unassessedOfClass(db, id, limit)
	const rows = await db.incident.findMany({ where: { id: { in: [...ids] } }, orderBy: NEWEST_FIRST, include: PARTS })
	return rows.map((row) => toPrecedent(row, null))
}

const NEWEST_FIRST = [{ occurredAt: 'desc' }, { id: 'desc' }] satisfies Prisma.IncidentOrderByWithRelationInput[]

function toPrecedent(row: Prisma.IncidentGetPayload<{ include: typeof PARTS }>, near: Near | null): Precedent {
	return {
		incident: {
			id: row.id,
			slug: row.slug,
			title: row.title,
			incidentClass: row.incidentClass,
			operator: row.operator.name,
			occurredAt: row.occurredAt.toISOString(),
		},
		distance: near?.distance ?? null,
		vector: near && printVector(near.vector),
		decided: {
			rung: row.consequence,
			statement: row.outcomeStatement,
			measures: row.measures.map((measure) => ({ ...measure, parameters: fromJson<object>(measure.parameters) })),
			elsewhere: row.external.map(({ decidedOn, venue, lever, result, source }) => ({
				decidedOn: decidedOn.toISOString().slice(0, 10),
				venue,
				lever,
				result,
				source,
			})),
		},
	}
}
