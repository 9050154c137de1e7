import { showHidden } from '@/lib/domain/kernel/plain-text'

const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
const SPECIAL = /[\\`*_[\]<>#|!~&$@]/g
/** What readers of Markdown make links of by themselves; as code it stays text. */
const ADDRESS = /((?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s`|]+|[^\s`|]*@[^\s`|]+)/i
/** What begins a list, a rule or an underlined heading at the start of a line. */
const OPENING = /^(\d+)?([-+=.):])/

/** One line of plain words: nothing in it becomes a heading, a list, a link, an image or HTML. */
export function markdownLine(text: string): string {
	return escaped(text.replace(/[\s\u0085]+/g, ' ').trim())
}

/** What somebody wrote as a block quote, letter by letter: none of its own Markdown or HTML takes effect. */
export function markdownQuote(text: string, marks = '>'): string {
	if (text.trim() === '') return ''
	return text
		.trim()
		.split(LINE_ENDS)
		.map((row) => `${marks} ${escaped(row.trim())}`.trimEnd())
		.join('\n')
}

function escaped(row: string): string {
	return showHidden(row)
		.split(ADDRESS)
		.map((part, at) => (at % 2 === 1 ? `\`${part}\`` : part.replace(SPECIAL, '\\$&')))
		.join('')
		.replace(OPENING, '$1\\$2')
}
