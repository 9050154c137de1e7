import 'server-only'
import { z } from 'zod'
import { explainScore, type Guidance, guidanceFor, type ScorePart, scoreOf } from '@/lib/domain/assessment/score'
import { parseVector, rubricVersionOf, type Vector } from '@/lib/domain/assessment/vector'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'
import { findRubric, rubricOf } from '@/lib/server/policy/rubrics'

export type VectorView = {
	readonly vector: string
	readonly grades: Vector['grades']
	readonly score: number | null
	readonly parts: readonly ScorePart[]
	readonly guidance: Guidance | null
}

const VectorInput = z.object({
	vector: z.string('Give a vector, for example GRD:1.0/INT:N/...').max(300),
})

/** What a vector says: its grades, the score and the guidance that follow. */
export const getVector = defineQuery({
	name: 'tools.assessment_vector',
	input: VectorInput,
	check: async ({ db, input }) => {
		const parsed = await read(db, input.vector)
		return parsed.ok ? [] : [{ path: 'vector', message: parsed.refusal.sentence }]
	},
	answer: async ({ db, input }): Promise<VectorView | null> => {
		const parsed = await read(db, input.vector)
		if (!parsed.ok) return null
		const { value } = parsed
		const rubric = await rubricOf(db, value.version)
		return {
			vector: input.vector,
			grades: value.grades,
			score: scoreOf(value, rubric),
			parts: explainScore(value, rubric),
			guidance: guidanceFor(value, rubric),
		}
	},
})

async function read(db: Tx, text: string) {
	return parseVector(text, await findRubric(db, rubricVersionOf(text) ?? ''))
}
