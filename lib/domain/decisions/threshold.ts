import type { Threshold } from '@/lib/domain/policy/policy'

const NAMES: Readonly<Record<string, string>> = { '1/2': 'half', '2/3': 'two thirds', '3/4': 'three quarters' }

/** A threshold in words: "more than half", "at least two thirds". */
export function describeThreshold({ numerator, denominator, rule }: Threshold): string {
	const share = NAMES[`${numerator}/${denominator}`] ?? `${numerator}/${denominator}`
	return `${rule === 'more_than' ? 'more than' : 'at least'} ${share}`
}
