import { LOCALE, perLocale } from './intl'

const GWEI_DECIMALS = 9

const countOf = perLocale((locale) => new Intl.NumberFormat(locale))
const decimalOf = perLocale(
	(locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
)
const shareOf = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }))

/** `13.45978634 ETH` from whole gwei, never rounded. */
export function formatEth(gwei: string, locale = LOCALE): string {
	return `${formatAmount(gwei, GWEI_DECIMALS, locale)} ETH`
}

/** `1,250.5` from a whole number of smallest units, never rounded. */
export function formatAmount(smallest: string, decimals: number, locale = LOCALE): string {
	const sign = smallest.startsWith('-') ? '-' : ''
	const digits = smallest.slice(sign.length).padStart(decimals + 1, '0')
	const cut = digits.length - decimals
	const whole = countOf(locale).format(BigInt(digits.slice(0, cut)))
	const fraction = digits.slice(cut).replace(/0+$/, '')
	const point =
		countOf(locale)
			.formatToParts(0.5)
			.find(({ type }) => type === 'decimal')?.value ?? '.'
	return `${sign}${whole}${fraction === '' ? '' : `${point}${fraction}`}`
}

/** `57.1 %` from basis points. */
export function formatShare(basisPoints: number, locale = LOCALE): string {
	return `${shareOf(locale).format(basisPoints / 100)} %`
}

/** `0.71`: a coefficient, to two places. */
export function formatDecimal(value: number, locale = LOCALE): string {
	return decimalOf(locale).format(value)
}

/** `11,580` */
export function formatCount(count: number, locale = LOCALE): string {
	return countOf(locale).format(count)
}

/** `0x123456…abcdef`: both ends, since people compare the ends. */
export function shorten(hash: string): string {
	return hash.length <= 14 ? hash : `${hash.slice(0, 8)}…${hash.slice(-6)}`
}

/** `12 B`, `3.4 KiB`, `10 MiB` */
export function formatBytes(bytes: number, locale = LOCALE): string {
	const units = ['B', 'KiB', 'MiB', 'GiB'] as const
	const power = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10))
	return `${shareOf(locale).format(bytes / 1024 ** power)} ${units[power]}`
}
