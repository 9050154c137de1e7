import { ShapeFault } from './shape'

const BYTE_ORDER_MARK = 0xfeff
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a

/**
 * Reads a file of JSON; throws a `ShapeFault` for anything else, and for a record that gives one name twice: one
 * reader would take the first value and another the last, and a signature would hold for both.
 */
export function readJson(given: string): unknown {
	const text = given.charCodeAt(0) === BYTE_ORDER_MARK ? given.slice(1) : given
	const content = parse(text)
	if (colonsIn(text) !== membersOf(content))
		throw new ShapeFault(`"${repeatedName(text)}" is given twice in one record, so that readers may differ.`)
	return content
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		throw new ShapeFault('This is no JSON; was the file cut short, or is it a web page?')
	}
}

/** One for each member that is written, outside of texts. */
function colonsIn(text: string): number {
	let colons = 0
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at)
		if (code === COLON) colons += 1
		else if (code === QUOTE) at = endOfText(text, at)
	}
	return colons
}

function endOfText(text: string, from: number): number {
	let at = from + 1
	while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
	return at
}

/** One for each member that was read. Without recursion: nothing says how deep a file is. */
function membersOf(content: unknown): number {
	let members = 0
	const waiting: unknown[] = [content]
	while (waiting.length > 0) {
		const value = waiting.pop()
		if (typeof value !== 'object' || value === null) continue
		const held = Object.values(value)
		if (!Array.isArray(value)) members += held.length
		for (const member of held) if (typeof member === 'object') waiting.push(member)
	}
	return members
}

/** The first name that a record gives twice. */
function repeatedName(text: string): string {
	const open: Set<string>[] = []
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at]
		if (character === '{' || character === '[') open.push(new Set())
		else if (character === '}' || character === ']') open.pop()
		if (character !== '"') continue
		const end = endOfText(text, at)
		if (/^\s*:/.test(text.slice(end + 1, end + 200))) {
			const name: string = JSON.parse(text.slice(at, end + 1))
			if (open.at(-1)?.has(name)) return name
			open.at(-1)?.add(name)
		}
		at = end
	}
	return ''
}
