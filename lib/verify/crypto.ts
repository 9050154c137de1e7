/** What the verifier needs of its surroundings, so that the same checks run in Node, in a browser and in a test. */
export type VerifyCrypto = {
	readonly sha256: (data: Uint8Array) => Uint8Array
	readonly keccak256: (data: Uint8Array) => Uint8Array
	/**
	 * The address (lower case, `0x`) whose key signed a hash with secp256k1; `null` for bytes that are no such signature:
	 * 65 bytes, v of 0, 1, 27 or 28, and s in the lower half of the order (EIP-2), so that each has one form only.
	 */
	readonly recover: (hash: Uint8Array, signature: Uint8Array) => string | null
	/** Ed25519 as RFC 8032 has it; false for keys and signatures that cannot be read. */
	readonly verifyEd25519: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean
}

/** Recovers the 64 bytes of a public key; throws or answers `null` for what no key can have signed. */
export type RecoverKey = (hash: Uint8Array, compact: Uint8Array, recovery: 0 | 1) => Uint8Array | null

const SIGNATURE_BYTES = 65
const HALF_ORDER = [
	0x7fffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x5d576e73, 0x57a4501d, 0xdfe92f46, 0x681b20a0,
] as const

/** `recover` on top of any library that recovers keys: the rules about v and s are ours, not the library's. */
export function addressRecovery(recoverKey: RecoverKey, keccak256: VerifyCrypto['keccak256']): VerifyCrypto['recover'] {
	return (hash, signature) => {
		if (hash.length !== 32 || signature.length !== SIGNATURE_BYTES || hasHighS(signature)) return null
		const v = signature[SIGNATURE_BYTES - 1] ?? 255
		const recovery = v >= 27 ? v - 27 : v
		if (recovery !== 0 && recovery !== 1) return null
		try {
			const key = recoverKey(hash, signature.subarray(0, SIGNATURE_BYTES - 1), recovery)
			return key === null ? null : toHex(keccak256(key).subarray(12))
		} catch {
			return null // r or s lies outside the curve
		}
	}
}

function hasHighS(signature: Uint8Array): boolean {
	const view = new DataView(signature.buffer, signature.byteOffset, signature.byteLength)
	for (const [index, limit] of HALF_ORDER.entries()) {
		const word = view.getUint32(32 + 4 * index)
		if (word !== limit) return word > limit
	}
	return false
}

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** `0x` and two lower-case digits a byte. */
export function toHex(bytes: Uint8Array): `0x${string}` {
	return `0x${bareHex(bytes)}`
}

/** Two lower-case digits a byte, as hashes of the log are written. */
export function bareHex(bytes: Uint8Array): string {
	let text = ''
	for (const byte of bytes) text += DIGITS[byte]
	return text
}

/** The bytes of hex digits with or without `0x`; throws for anything else, which the shape of a bundle rules out. */
export function fromHex(text: string): Uint8Array {
	const start = text.startsWith('0x') ? 2 : 0
	const bytes = new Uint8Array((text.length - start) >> 1)
	if ((text.length - start) % 2 === 1) throw new Error('Hex digits come in pairs')
	for (let index = 0; index < bytes.length; index += 1) {
		const at = start + 2 * index
		const byte = 16 * digit(text.charCodeAt(at)) + digit(text.charCodeAt(at + 1))
		if (Number.isNaN(byte)) throw new Error('Not a hex digit')
		bytes[index] = byte
	}
	return bytes
}

function digit(code: number): number {
	if (code >= 48 && code <= 57) return code - 48
	const letter = code | 32
	return letter >= 97 && letter <= 102 ? letter - 87 : Number.NaN
}

const encoder = new TextEncoder()

export function utf8(text: string): Uint8Array {
	return encoder.encode(text)
}
