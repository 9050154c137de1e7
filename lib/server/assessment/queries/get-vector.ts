import 'server-only'
import { z } from 'zod'
import { explainScore, type Guidance, guidanceFor, type ScorePart, scoreOf } from '@/lib/domain/assessment/score'
import { parseVector, type Vector } from '@/lib/domain/assessment/vector'
import { defineQuery } from '@/lib/server/kernel/define-query'

export type VectorView = {
	readonly vector: string
	readonly grades: Vector['grades']
	readonly score: number | null
	readonly parts: readonly ScorePart[]
	readonly guidance: Guidance | null
}

const VectorInput = z.object({
	vector: z.string('Give a vector, for example GRD:1.0/INT:N/...').superRefine((text, context) => {
		const parsed = parseVector(text)
		if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.refusal.sentence })
	}),
})

/** What a vector says: its grades, the score and the guidance that follow. */
export const getVector = defineQuery({
	name: 'tools.assessment_vector',
	input: VectorInput,
	answer: async ({ input }): Promise<VectorView | null> => {
		const parsed = parseVector(input.vector)
		if (!parsed.ok) return null
		const { value } = parsed
		return {
			vector: input.vector,
			grades: value.grades,
			score: scoreOf(value),
			parts: explainScore(value),
			guidance: guidanceFor(value),
		}
	},
})
