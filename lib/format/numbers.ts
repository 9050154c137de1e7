const LOCALE = 'en-GB'
const GWEI_DECIMALS = 9

/** `13.45978634 ETH` from whole gwei. */
export function formatEth(gwei: string): string {
	const digits = gwei.padStart(GWEI_DECIMALS + 1, '0')
	const whole = BigInt(digits.slice(0, -GWEI_DECIMALS)).toLocaleString(LOCALE)
	const fraction = digits.slice(-GWEI_DECIMALS).replace(/0+$/, '')
	return `${fraction === '' ? whole : `${whole}.${fraction}`} ETH`
}

/** `57.1 %` from basis points. */
export function formatShare(basisPoints: number): string {
	return `${(basisPoints / 100).toLocaleString(LOCALE, { maximumFractionDigits: 1 })} %`
}

/** `0x1234…abcd` */
export function shorten(hash: string): string {
	return hash.length <= 14 ? hash : `${hash.slice(0, 8)}…${hash.slice(-6)}`
}
