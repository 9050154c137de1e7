import type { Rung } from '@/lib/domain/policy/policy'

/** The twelve factors in their canonical order: first what happened, then what weighs on the consequence. */
export const FACTOR_KEYS = ['INT', 'CAU', 'PRV', 'DET', 'RES', 'MOD', 'IMP', 'EXT', 'ALT', 'REM', 'REC', 'ASR'] as const
export type FactorKey = (typeof FACTOR_KEYS)[number]

/** "Cannot judge": kept apart from the mildest grade, left out of medians and scores. */
export const CANNOT_JUDGE = 'X'

export type Grade = {
	/** One letter, unique within its factor. */
	readonly letter: string
	readonly label: string
	/** What this grade means at a validator operator, so that two raters mean the same. */
	readonly anchor: string
	/** How far this grade weighs towards a harsher consequence: 0 not at all, 10,000 fully. Rises with the order. */
	readonly weightBasisPoints: number
}

export type Factor = {
	readonly key: FactorKey
	readonly name: string
	readonly group: 'incident' | 'consequence'
	readonly question: string
	/** Share of the score. */
	readonly weight: number
	/** From the mildest to the gravest. */
	readonly grades: readonly Grade[]
}

export type GuidanceBand = {
	readonly fromScore: number
	readonly range: readonly [Rung, Rung]
	readonly because: string
}

/** A condition that moves the range whatever the score says. */
export type GuidanceOverride = {
	readonly factor: FactorKey
	readonly letters: readonly string[]
	readonly effect: { readonly atLeast: Rung } | { readonly lowerBy: 1 }
	readonly because: string
}

export type Rubric = {
	readonly version: string
	readonly factors: readonly Factor[]
	/** Bands by score, the highest `fromScore` first. */
	readonly bands: readonly GuidanceBand[]
	readonly overrides: readonly GuidanceOverride[]
}

/** One of the twelve factors; a rubric without it is a bug. */
export function factorOf(rubric: Rubric, key: FactorKey): Factor {
	const factor = rubric.factors.find((candidate) => candidate.key === key)
	if (factor === undefined) throw new Error(`Rubric ${rubric.version} has no factor ${key}`)
	return factor
}

/** Position of a grade on its factor's scale, 0 for the mildest; `null` for "cannot judge" and unknown letters. */
export function ordinalOf(factor: Factor, letter: string): number | null {
	const index = factor.grades.findIndex((grade) => grade.letter === letter)
	return index === -1 ? null : index
}
