import 'server-only'
import secp256k1 from 'secp256k1'
import { type Hex, hexToBytes } from 'viem'
import { publicKeyToAddress } from 'viem/utils'

const HASH_BYTES = 32
const SIGNATURE_BYTES = 65
/** Half of the curve's order: a signature with a larger s is the same one written differently, and is not accepted (EIP-2). */
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n

/**
 * The address whose key signed a hash (secp256k1 with recovery; r, s and v of 0, 1, 27 or 28), in lower case; `null`
 * for bytes that are no such signature. Native code: about a hundred times as fast as JavaScript.
 */
export function recoverSigner(hash: Hex, signature: string): string | null {
	if (!/^0x[0-9a-fA-F]{130}$/.test(signature)) return null
	const [digest, bytes] = [hexToBytes(hash), hexToBytes(signature as Hex)]
	const v = bytes[SIGNATURE_BYTES - 1] ?? 255
	const recovery = v >= 27 ? v - 27 : v
	if (digest.length !== HASH_BYTES || recovery > 1) return null
	if (BigInt(`0x${signature.slice(66, 130)}`) > HALF_ORDER) return null
	try {
		const key = secp256k1.ecdsaRecover(bytes.subarray(0, SIGNATURE_BYTES - 1), recovery, digest, false)
		return publicKeyToAddress(`0x${Buffer.from(key).toString('hex')}`).toLowerCase()
	} catch {
		return null // r or s lies outside the curve
	}
}
