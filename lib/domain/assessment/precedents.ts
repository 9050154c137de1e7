import type { Rung } from '@/lib/domain/policy/policy'
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

/**
 * What counts as a precedent (docs/adr/0020): the nearest nine cases within a distance of 2,000 (a fifth of the way
 * from graded alike to as far apart as can be); fewer than three say nothing; two rungs off their median is a departure.
 */
export const COMPARABLE = { most: 9, within: 2_000, least: 3, rungsApart: 2 } as const

/** How many decided cases under the same rubric a case is compared with: the newest ones. */
export const COMPARED_WITH = 1_000

export type Expectation = {
	/** The lower median of what was decided, so that an even split expects the milder rung. */
	readonly median: Rung
	/** The mean weighted by nearness, in hundredths of a rung; for drawing. */
	readonly hundredths: number
	readonly cases: number
}

/** What the nearest comparable cases let one expect; `null` where there are too few. Takes them nearest first. */
export function expectationFrom(
	near: readonly { readonly distance: number; readonly rung: Rung }[],
): Expectation | null {
	const comparable = near.filter(({ distance }) => distance <= COMPARABLE.within).slice(0, COMPARABLE.most)
	if (comparable.length < COMPARABLE.least) return null
	const rungs = comparable.map(({ rung }) => rung).sort((left, right) => left - right)
	const median = rungs[Math.floor((rungs.length - 1) / 2)] ?? 0
	const weightOf = ({ distance }: { readonly distance: number }): number => COMPARABLE.within + 1 - distance
	const weights = comparable.reduce((sum, one) => sum + weightOf(one), 0)
	const sum = comparable.reduce((total, one) => total + weightOf(one) * one.rung * 100, 0)
	return { median, hundredths: Math.round(sum / weights), cases: comparable.length }
}

/** Whether a decision lies two rungs or more off what comparable cases led to; without those, none does. */
export function isOutsidePrecedent(expectation: Expectation | null, rung: Rung): boolean {
	return expectation !== null && Math.abs(expectation.median - rung) >= COMPARABLE.rungsApart
}
