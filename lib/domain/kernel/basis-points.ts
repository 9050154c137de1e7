import type { Brand } from './brand'

/** Hundredths of a per cent: 10,000 is all. */
export type BasisPoints = Brand<number, 'BasisPoints'>

export const ALL = 10_000 as BasisPoints

/** Hundredths of a per cent, 0 to 10,000; anything else throws. */
export function basisPoints(value: number): BasisPoints {
	if (!Number.isInteger(value) || value < 0 || value > ALL) {
		throw new Error(`Basis points are whole numbers from 0 to 10000, not ${value}`)
	}
	return value as BasisPoints
}
