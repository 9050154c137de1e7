import type { Threshold } from '@/lib/domain/policy/policy'

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
