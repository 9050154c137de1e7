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

const LONGEST_SENTENCE = 280

/** The first sentence of what somebody wrote in Markdown, without its marks; a very long one is cut at a word. */
export function firstSentence(markdown: string): string {
	const line = markdown
		.split('\n')
		.map((one) => one.replace(/^\s*(?:#{1,6}|[-*+>]|\d+[.)])\s+/, '').trim())
		.find((one) => /\p{L}/u.test(one))
	const text = (line ?? '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]/g, '')
	const [sentence = ''] = /^.*?[.!?](?=\s+\p{Lu}|\s*$)/u.exec(text) ?? [text]
	if (sentence.length <= LONGEST_SENTENCE) return sentence
	return `${sentence.slice(0, LONGEST_SENTENCE).replace(/\s+\S*$/, '')} …`
}
