import { recordOf } from '@/lib/domain/kernel/records'
import { type Agreement, agreementOf, factorAgreement } from './agreement'
import { CANNOT_JUDGE, FACTOR_KEYS, type FactorKey, factorOf, ordinalOf, type Rubric } from './rubric'
import type { Vector } from './vector'

/** The grades of one rater, by factor; what an aggregate needs of a rating. */
export type GradeSheet = Readonly<Record<FactorKey, { readonly grade: string }>>

export type FactorAggregate = {
	readonly key: FactorKey
	/** The lower median, so that a split panel yields the milder grade; `X` when nobody could judge. */
	readonly median: string
	readonly lowest: string
	readonly highest: string
	/** How many gave each grade, mildest first, and how many could not judge. */
	readonly counts: readonly { readonly letter: string; readonly count: number }[]
	readonly couldNotJudge: number
	/** 10,000 when all agree; `null` with fewer than two grades. */
	readonly agreementBasisPoints: number | null
}

export type PanelAggregate = {
	readonly raters: number
	readonly factors: readonly FactorAggregate[]
	readonly vector: Vector
	readonly agreement: Agreement
}

/** What a panel says together: per factor median, spread and agreement, as one vector. `null` without ratings. */
export function aggregatePanel(rubric: Rubric, sheets: readonly GradeSheet[], seed: number): PanelAggregate | null {
	if (sheets.length === 0) return null
	const factors = aggregateFactors(rubric, sheets)
	const medians = new Map(factors.map(({ key, median }) => [key, median]))
	const grades = recordOf(FACTOR_KEYS, (key) => medians.get(key) ?? CANNOT_JUDGE)
	const units = FACTOR_KEYS.map((key) => ordinals(rubric, key, sheets))
	return {
		raters: sheets.length,
		factors,
		vector: { version: rubric.version, grades },
		agreement: agreementOf(units, seed),
	}
}

/** Each factor by itself, in the canonical order; what a list of cases needs of a panel. */
export function aggregateFactors(rubric: Rubric, sheets: readonly GradeSheet[]): readonly FactorAggregate[] {
	return FACTOR_KEYS.map((key) => aggregateFactor(rubric, key, sheets))
}

function ordinals(rubric: Rubric, key: FactorKey, sheets: readonly GradeSheet[]): readonly number[] {
	const factor = factorOf(rubric, key)
	return sheets
		.map((sheet) => ordinalOf(factor, sheet[key].grade))
		.filter((ordinal): ordinal is number => ordinal !== null)
		.sort((left, right) => left - right)
}

function aggregateFactor(rubric: Rubric, key: FactorKey, sheets: readonly GradeSheet[]): FactorAggregate {
	const factor = factorOf(rubric, key)
	const values = ordinals(rubric, key, sheets)
	const letterAt = (index: number): string => factor.grades[values[index] ?? -1]?.letter ?? CANNOT_JUDGE
	return {
		key,
		median: letterAt(Math.floor((values.length - 1) / 2)),
		lowest: letterAt(0),
		highest: letterAt(values.length - 1),
		counts: factor.grades.map(({ letter }, ordinal) => ({
			letter,
			count: values.filter((value) => value === ordinal).length,
		})),
		couldNotJudge: sheets.length - values.length,
		agreementBasisPoints: factorAgreement(values, factor.grades.length - 1),
	}
}

/** The median grade of each factor: what cases are compared by. */
export function medianVector(rubric: Rubric, sheets: readonly GradeSheet[]): Vector {
	return {
		version: rubric.version,
		grades: recordOf(FACTOR_KEYS, (key) => aggregateFactor(rubric, key, sheets).median),
	}
}
