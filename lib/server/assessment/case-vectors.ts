import 'server-only'
import { medianVector } from '@/lib/domain/assessment/aggregate'
import type { Grades } from '@/lib/domain/assessment/rating'
import type { Vector } from '@/lib/domain/assessment/vector'
import type { Tx } from '@/lib/server/kernel/prisma'
import { rubricsOf } from '@/lib/server/policy/rubrics'
import { lastStewardGrades } from './panel.store'

type Case = { readonly id: string; readonly treatment: number; readonly rubricVersion: string | null }

export type CaseVector = { readonly incidentId: string; readonly vector: Vector }

/** What the stewards' last closed round says of each case; a case without one, or with nobody in it, is left out. */
export async function vectorsOfCases(tx: Tx, cases: readonly Case[]): Promise<readonly CaseVector[]> {
	const grades: ReadonlyMap<string, readonly Grades[]> = await lastStewardGrades(tx, cases)
	const rubrics = await rubricsOf(
		tx,
		cases.map(({ rubricVersion }) => rubricVersion),
	)
	return cases.flatMap(({ id, rubricVersion }) => {
		const sheets = grades.get(id) ?? []
		const rubric = rubrics.get(rubricVersion ?? '')
		if (rubric === undefined || sheets.length === 0) return []
		return [{ incidentId: id, vector: medianVector(rubric, sheets) }]
	})
}
