import { FACTOR_KEYS, factorOf, ordinalOf, type Rubric } from './rubric'
import type { Vector } from './vector'

/**
 * How far two assessments lie apart, 0 to 10,000: the weighted mean of the steps between their grades, over the factors
 * that both could judge. `null` when they share none, or follow different rubrics.
 */
export function vectorDistance(left: Vector, right: Vector, rubric: Rubric): number | null {
	if (left.version !== right.version || left.version !== rubric.version) return null
	let weights = 0
	let sum = 0
	for (const key of FACTOR_KEYS) {
		const factor = factorOf(rubric, key)
		const a = ordinalOf(factor, left.grades[key])
		const b = ordinalOf(factor, right.grades[key])
		if (a === null || b === null) continue
		weights += factor.weight
		sum += (factor.weight * Math.abs(a - b) * 10_000) / (factor.grades.length - 1)
	}
	return weights === 0 ? null : Math.round(sum / weights)
}

/** The earlier cases that lie nearest, nearest first; equals keep their order. */
export function nearest<T extends { readonly vector: Vector }>(
	vector: Vector,
	cases: readonly T[],
	most: number,
	rubric: Rubric,
): readonly (T & { readonly distance: number })[] {
	return cases
		.flatMap((candidate) => {
			const distance = vectorDistance(vector, candidate.vector, rubric)
			return distance === null ? [] : [{ ...candidate, distance }]
		})
		.sort((left, right) => left.distance - right.distance)
		.slice(0, most)
}
