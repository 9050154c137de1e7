const DIGITS = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))

/** Bytes as lower-case hex digits, two a byte, as the log writes them: without `0x`. */
export function toHex(bytes: Uint8Array): string {
	const codes = new Array<number>(2 * bytes.length)
	for (let index = 0; index < bytes.length; index += 1) {
		const byte = bytes[index] ?? 0
		codes[2 * index] = DIGITS[byte >> 4] ?? 0
		codes[2 * index + 1] = DIGITS[byte & 15] ?? 0
	}
	// Text that grows letter by letter costs more than the hash that it writes down; this is one piece each time.
	if (codes.length <= AT_ONCE) return String.fromCharCode(...codes)
	let text = ''
	for (let from = 0; from < codes.length; from += AT_ONCE)
		text += String.fromCharCode(...codes.slice(from, from + AT_ONCE))
	return text
}

/** A function takes only so many arguments. */
const AT_ONCE = 4_096

/** The bytes that hex digits stand for, without `0x`; throws for anything else, because half a hash is no hash. */
export function fromHex(text: string): Uint8Array {
	const bytes = new Uint8Array(Math.ceil(text.length / 2))
	for (let index = 0; index < bytes.length; index += 1) {
		const byte = 16 * digitAt(text, 2 * index) + digitAt(text, 2 * index + 1)
		if (Number.isNaN(byte)) throw new Error('These are not pairs of hex digits')
		bytes[index] = byte
	}
	return bytes
}

function digitAt(text: string, index: number): number {
	const code = text.charCodeAt(index)
	if (code >= 48 && code <= 57) return code - 48
	const letter = code | 32
	return letter >= 97 && letter <= 102 ? letter - 87 : Number.NaN
}
