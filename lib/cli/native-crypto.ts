import { createHash, createPublicKey, verify } from 'node:crypto'
import secp256k1 from 'secp256k1'
import { addressRecovery, type VerifyCrypto } from '@/lib/verify/crypto'
import { fastKeccak256 } from '@/lib/verify/keccak'

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in SPKI. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** What the verifier needs, from native code. */
export function nativeCrypto(): VerifyCrypto {
	const keccak256 = fastKeccak256()
	return {
		sha256: (data) => createHash('sha256').update(data).digest(),
		keccak256,
		recover: addressRecovery(
			(hash, compact, recovery) => secp256k1.ecdsaRecover(compact, recovery, hash, false).subarray(1),
			keccak256,
		),
		verifyEd25519: (message, signature, publicKey) => {
			try {
				const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' })
				return verify(null, message, key, signature)
			} catch {
				return false // no such key
			}
		},
	}
}
