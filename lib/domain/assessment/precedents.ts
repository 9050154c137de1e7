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
 * from graded alike to as far apart as can be). It takes three of them to expect something, for each differs in a way
 * that might have weighed; a case at distance `alike` differs in none, so that one alone is enough. Two rungs off the
 * median of the comparable cases, or off that of those graded alike, is a departure.
 */
export const COMPARABLE = { most: 9, within: 2_000, least: 3, alike: 0, rungsApart: 2 } as const

/** How many decided cases under the same rubric a case is compared with: the newest ones. */
export const COMPARED_WITH = 1_000

export type Expectation = {
	/** The lower median of what was decided, so that an even split expects the milder rung. */
	readonly median: Rung
	/** The mean weighted by nearness, in hundredths of a rung; for drawing. */
	readonly hundredths: number
	readonly cases: number
	/** The same of the cases that were graded alike, one or more; `null` where none was. */
	readonly alike: { readonly median: Rung; readonly cases: number } | null
}

/**
 * What the nearest comparable cases let one expect: all of them where there are three, else those graded alike; `null`
 * where there are neither. Takes them nearest first.
 */
export function expectationFrom(
	near: readonly { readonly distance: number; readonly rung: Rung }[],
): Expectation | null {
	const comparable = near.filter(({ distance }) => distance <= COMPARABLE.within).slice(0, COMPARABLE.most)
	const alike = comparable.filter(({ distance }) => distance <= COMPARABLE.alike)
	const asked = comparable.length < COMPARABLE.least ? alike : comparable
	if (asked.length === 0) return null
	const weightOf = ({ distance }: { readonly distance: number }): number => COMPARABLE.within + 1 - distance
	const weights = asked.reduce((sum, one) => sum + weightOf(one), 0)
	const sum = asked.reduce((total, one) => total + weightOf(one) * one.rung * 100, 0)
	return {
		median: lowerMedian(asked),
		hundredths: Math.round(sum / weights),
		cases: asked.length,
		alike: alike.length === 0 ? null : { median: lowerMedian(alike), cases: alike.length },
	}
}

function lowerMedian(cases: readonly { readonly rung: Rung }[]): Rung {
	const rungs = cases.map(({ rung }) => rung).sort((left, right) => left - right)
	return rungs[Math.floor((rungs.length - 1) / 2)] ?? 0
}

/**
 * Whether a decision lies two rungs or more off what comparable cases led to, or off what cases graded alike did,
 * though others lie in between; without either, none does.
 */
export function isOutsidePrecedent(expectation: Expectation | null, rung: Rung): boolean {
	if (expectation === null) return false
	const medians = [expectation.median, expectation.alike?.median ?? expectation.median]
	return medians.some((median) => Math.abs(median - rung) >= COMPARABLE.rungsApart)
}
