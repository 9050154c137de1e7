import type { Brand } from './brand'

/** Money on the beacon chain: 1 ETH is 10^9 gwei. Never a floating point number. */
export type Gwei = Brand<bigint, 'Gwei'>

export const GWEI_PER_ETH = 1_000_000_000n

/** Reads ETH with at most nine decimals, `13.45978634`; `null` for anything else. */
export function parseEth(text: string): Gwei | null {
	const match = /^(-?)(\d{1,20})(?:\.(\d{1,9}))?$/.exec(text)
	if (!match) return null
	const [, sign, whole, fraction] = match
	const value = BigInt(whole ?? '0') * GWEI_PER_ETH + BigInt((fraction ?? '').padEnd(9, '0'))
	return (sign === '-' ? -value : value) as Gwei
}
