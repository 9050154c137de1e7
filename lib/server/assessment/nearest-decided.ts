import 'server-only'
import { COMPARED_WITH, nearest } from '@/lib/domain/assessment/precedents'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import { parseVector, type Vector } from '@/lib/domain/assessment/vector'
import type { IncidentState } from '@/lib/domain/incidents/incident'
import type { Rung } from '@/lib/domain/policy/policy'
import { fromColumn } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'
import { rubricOf } from '@/lib/server/policy/rubrics'
import { vectorsOfCases } from './case-vectors'

const DECIDED_STATES: IncidentState[] = ['decided', 'enforcing', 'closed']

export type NearCase = {
	readonly incidentId: string
	readonly rung: Rung
	readonly vector: Vector
	readonly distance: number
}

/** The published decided cases that the stewards graded most like this vector, nearest first; equals newest first. */
export async function nearestDecided(
	tx: Tx,
	own: { readonly vector: Vector; readonly incidentId: string },
	most: number,
): Promise<readonly NearCase[]> {
	const rows = await tx.decidedCase.findMany({
		where: {
			isSuperseded: false,
			rubricVersion: own.vector.version,
			incidentId: { not: own.incidentId },
			incident: { publishedAt: { not: null }, state: { in: DECIDED_STATES } },
		},
		orderBy: [{ decidedAt: 'desc' }, { incidentId: 'desc' }],
		take: COMPARED_WITH,
		select: { incidentId: true, treatment: true, rung: true, vector: true, rubricVersion: true },
	})
	const rubric = await rubricOf(tx, own.vector.version)
	const unread = rows.filter(({ vector }) => vector === null)
	const read = await vectorsOfCases(
		tx,
		unread.map(({ incidentId, treatment, rubricVersion }) => ({ id: incidentId, treatment, rubricVersion })),
	)
	const vectors = new Map(read.map(({ incidentId, vector }) => [incidentId, vector]))
	const cases = rows.flatMap(({ incidentId, rung, vector: line }) => {
		const vector = line === null ? vectors.get(incidentId) : parsed(line, rubric)
		return vector ? [{ incidentId, rung: fromColumn<Rung>(rung), vector }] : []
	})
	return nearest(own.vector, cases, most, rubric)
}

/** A vector as our own store wrote it. */
function parsed(line: string, rubric: Rubric): Vector {
	const vector = parseVector(line, rubric)
	if (!vector.ok) throw new Error(`A stored vector cannot be read: ${line}`)
	return vector.value
}
