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
