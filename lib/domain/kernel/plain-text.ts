// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

export function hasControlCharacters(text: string): boolean {
	return CONTROL.test(text)
}

/** Whether every text in this value, keys included, can be stored, hashed and shown as it is. */
export function isPlain(value: unknown): boolean {
	if (typeof value === 'string') return !hasControlCharacters(value) && value.isWellFormed()
	if (typeof value !== 'object' || value === null) return true
	return Object.entries(value).every(([key, part]) => isPlain(key) && isPlain(part))
}

/** Control characters, and marks that turn the direction of reading or take no room, so that text shows what it is not. */
const HIDDEN =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** The text with what cannot be seen written out: `[U+202E]`. */
export function showHidden(text: string): string {
	return text.replace(HIDDEN, (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
}
