import type { Threshold } from './policy'

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
