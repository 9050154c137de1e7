const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Bytes as lower-case hex digits, two a byte. */
export function toHex(bytes: Uint8Array): string {
	let text = ''
	for (const byte of bytes) text += PAIRS[byte]
	return text
}

/** The bytes that hex digits stand for; throws for anything else, because half a hash is no hash. */
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
