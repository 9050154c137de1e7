import type { Rung } from '@/lib/domain/policy/policy'
import { type FactorKey, factorOf, ordinalOf, type Rubric } from './rubric'
import type { Vector } from './vector'

export type ScorePart = {
	readonly key: FactorKey
	readonly grade: string
	readonly label: string
	/** Points that this factor adds, in hundredths of a point. */
	readonly hundredths: number
	readonly sentence: string
}

/**
 * The score of a vector, 0 to 100, derived and never typed: the weighted mean of the grades that could be judged,
 * rounded half up in integer arithmetic. `null` when no factor could be judged.
 */
export function scoreOf(vector: Vector, rubric: Rubric): number | null {
	const judged = rubric.factors.flatMap((factor) => {
		const weight = weightOf(rubric, factor.key, vector.grades[factor.key])
		return weight === null ? [] : [{ share: factor.weight, weight }]
	})
	const shares = judged.reduce((sum, { share }) => sum + share, 0)
	if (shares === 0) return null
	const weighed = judged.reduce((sum, { share, weight }) => sum + share * weight, 0)
	return Math.floor((2 * weighed + 100 * shares) / (200 * shares))
}

function weightOf(rubric: Rubric, key: FactorKey, letter: string): number | null {
	const factor = factorOf(rubric, key)
	const ordinal = ordinalOf(factor, letter)
	return ordinal === null ? null : (factor.grades[ordinal]?.weightBasisPoints ?? null)
}

/** What each factor adds to the score, in words. */
export function explainScore(vector: Vector, rubric: Rubric): readonly ScorePart[] {
	const shares = rubric.factors
		.filter((factor) => ordinalOf(factor, vector.grades[factor.key]) !== null)
		.reduce((sum, factor) => sum + factor.weight, 0)
	return rubric.factors.map((factor) => {
		const letter = vector.grades[factor.key]
		const ordinal = ordinalOf(factor, letter)
		const grade = ordinal === null ? undefined : factor.grades[ordinal]
		if (grade === undefined) {
			return {
				key: factor.key,
				grade: letter,
				label: 'Cannot judge',
				hundredths: 0,
				sentence: `${factor.name} could not be judged and is left out.`,
			}
		}
		const hundredths = Math.round((grade.weightBasisPoints * factor.weight) / shares)
		return {
			key: factor.key,
			grade: letter,
			label: grade.label,
			hundredths,
			sentence: `${factor.name}: ${grade.label.toLowerCase()}, ${(hundredths / 100).toFixed(1)} points.`,
		}
	})
}

export type Guidance = { readonly range: readonly [Rung, Rung]; readonly because: readonly string[] }

/** The range of rungs that the rubric points to, and why. It guides; the vote decides. */
export function guidanceFor(vector: Vector, rubric: Rubric): Guidance | null {
	const score = scoreOf(vector, rubric)
	if (score === null) return null
	const band = rubric.bands.find((candidate) => score >= candidate.fromScore)
	if (band === undefined) throw new Error(`Rubric ${rubric.version} has no band for the score ${score}`)
	let [low, high]: readonly [number, number] = band.range
	const because = [band.because]
	for (const override of rubric.overrides) {
		if (!override.letters.includes(vector.grades[override.factor])) continue
		if ('atLeast' in override.effect) {
			low = Math.max(low, override.effect.atLeast)
			high = Math.max(high, override.effect.atLeast === 5 ? 6 : override.effect.atLeast)
		} else {
			low = Math.max(0, low - override.effect.lowerBy)
			high = Math.max(low, high - override.effect.lowerBy)
		}
		because.push(override.because)
	}
	return { range: [low as Rung, high as Rung], because } // both stay within 0 and 6
}

/** Whether a rung lies in the range of the guidance; without guidance every rung does. */
export function isWithinGuidance(guidance: Guidance | null, rung: Rung): boolean {
	return guidance === null || (rung >= guidance.range[0] && rung <= guidance.range[1])
}
