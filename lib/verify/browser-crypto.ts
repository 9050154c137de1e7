import { ed25519 } from '@noble/curves/ed25519.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { addressRecovery, type RecoverKey, type VerifyCrypto } from './crypto'
import { fastKeccak256 } from './keccak'

/** Everything in JavaScript, for any browser; about 200 ballots a second. Another `recoverKey` makes it faster. */
export function browserCrypto(recoverKey: RecoverKey = recoverInJavaScript): VerifyCrypto {
	const keccak256 = fastKeccak256()
	return {
		sha256,
		keccak256,
		recover: addressRecovery(recoverKey, keccak256),
		verifyEd25519: (message, signature, publicKey) => {
			try {
				return ed25519.verify(signature, message, publicKey, { zip215: false })
			} catch {
				return false // a key or a signature of the wrong length
			}
		},
	}
}

function recoverInJavaScript(hash: Uint8Array, compact: Uint8Array, recovery: 0 | 1): Uint8Array {
	const signature = secp256k1.Signature.fromBytes(compact, 'compact').addRecoveryBit(recovery)
	return signature.recoverPublicKey(hash).toBytes(false).subarray(1)
}

/** The same with secp256k1 in WebAssembly, five times as fast; JavaScript alone where WebAssembly is not allowed. */
export async function fastBrowserCrypto(): Promise<VerifyCrypto> {
	try {
		const { recover } = await import('tiny-secp256k1')
		return browserCrypto((hash, compact, recovery) => recover(hash, compact, recovery, false)?.subarray(1) ?? null)
	} catch {
		return browserCrypto() // WebAssembly is not allowed here
	}
}
