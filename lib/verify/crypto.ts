import { fromHex, toHex } from '@/lib/domain/log/hex'

/** What the verifier needs of its surroundings, so that the same checks run in Node, in a browser and in a test. */
export type VerifyCrypto = {
	readonly sha256: (data: Uint8Array) => Uint8Array
	/** The same of a text in UTF-8, as 64 hex digits, where the surroundings are quicker from text to text. */
	readonly sha256OfText?: (text: string) => string
	readonly keccak256: (data: Uint8Array) => Uint8Array
	/**
	 * The address (lower case, `0x`) whose key signed a hash with secp256k1; `null` for bytes that are no such signature:
	 * 65 bytes, v of 0, 1, 27 or 28, and s in the lower half of the order (EIP-2), so that each has one form only.
	 */
	readonly recover: (hash: Uint8Array, signature: Uint8Array) => string | null
	/**
	 * Begins to recover many signers at once, where there are threads for it; answers with the way to each of them by its
	 * number, which waits until it is there. Answers the same as `recover`.
	 */
	readonly recoverAhead?: (signed: readonly Signed[]) => (index: number) => string | null
	/** Ed25519 as RFC 8032 has it; false for keys and signatures that cannot be read. */
	readonly verifyEd25519: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean
}

export type Signed = { readonly hash: Uint8Array; readonly signature: Uint8Array }

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
			return key === null ? null : toPrefixedHex(keccak256(key).subarray(12))
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

/** `0x` and two lower-case digits a byte, as Ethereum writes hashes and addresses. */
export function toPrefixedHex(bytes: Uint8Array): `0x${string}` {
	return `0x${toHex(bytes)}`
}

/** The bytes of hex digits with or without `0x`; throws for anything else, which the shape of a bundle rules out. */
export function fromAnyHex(text: string): Uint8Array {
	return fromHex(text.startsWith('0x') ? text.slice(2) : text)
}

const encoder = new TextEncoder()

export function utf8(text: string): Uint8Array {
	return encoder.encode(text)
}
