/** Bytes as lower-case hex digits, two a byte. */
export function toHex(bytes: Uint8Array): string {
	let text = ''
	for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
	return text
}

/** The bytes that hex digits stand for; throws for anything else, because half a hash is no hash. */
export function fromHex(text: string): Uint8Array {
	if (!/^([0-9a-f]{2})*$/i.test(text)) throw new Error('These are not pairs of hex digits')
	return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
