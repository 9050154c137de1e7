import { LOCALE, perLocale } from './intl'
import { formatCount } from './numbers'

const listOf = perLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }))

/** `1 validator`, `11 validators`; a plural that is not made by an s is given. */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** `a, b and c` */
export function listed(words: readonly string[], locale = LOCALE): string {
	return listOf(locale).format(words)
}
