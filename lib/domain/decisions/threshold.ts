import type { Threshold } from '@/lib/domain/policy/policy'

export const MORE_THAN_HALF: Threshold = { numerator: 1, denominator: 2, rule: 'more_than' }

/** Whether one threshold asks for less than another; strictly more than a share asks for more than at least that share. */
export function isLower(left: Threshold, right: Threshold): boolean {
	const difference = left.numerator * right.denominator - right.numerator * left.denominator
	return difference < 0 || (difference === 0 && left.rule === 'at_least' && right.rule === 'more_than')
}

/** The one of both that asks for more. */
export function stricterOf(left: Threshold, right: Threshold): Threshold {
	return isLower(left, right) ? right : left
}

const NAMES: Readonly<Record<string, string>> = { '1/2': 'half', '2/3': 'two thirds', '3/4': 'three quarters' }

/** A threshold in words: "more than half", "at least two thirds", "at least 25 %". */
export function describeThreshold({ numerator, denominator, rule }: Threshold): string {
	const share = NAMES[`${numerator}/${denominator}`] ?? inPercent(numerator, denominator)
	return `${rule === 'more_than' ? 'more than' : 'at least'} ${share}`
}

/** Basis points, as the policy gives a share of the roll, are read as percent; other fractions as they stand. */
function inPercent(numerator: number, denominator: number): string {
	return denominator === 10_000 ? `${numerator / 100} %` : `${numerator}/${denominator}`
}
