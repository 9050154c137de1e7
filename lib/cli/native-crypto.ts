import { createPublicKey, hash as hashOf, verify } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import secp256k1 from 'secp256k1'
import { addressRecovery, type Signed, type VerifyCrypto } from '@/lib/verify/crypto'
import { fastKeccak256 } from '@/lib/verify/keccak'

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in SPKI. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** What the verifier needs, from native code. */
export function nativeCrypto(): VerifyCrypto {
	const keccak256 = fastKeccak256()
	const recover = addressRecovery(
		(hash, compact, recovery) => secp256k1.ecdsaRecover(compact, recovery, hash, false).subarray(1),
		keccak256,
	)
	return {
		sha256: (data) => hashOf('sha256', data, 'buffer'),
		sha256OfText: (text) => hashOf('sha256', text, 'hex'),
		keccak256,
		recover,
		recoverAhead: (signed) => {
			const keyAt = signed.length < FEWEST_FOR_THREADS ? null : recoverInThreads(signed)
			return (index) => {
				const { hash = NONE, signature = NONE } = signed[index] ?? {}
				if (keyAt === null) return recover(hash, signature)
				return addressRecovery(() => keyAt(index), keccak256)(hash, signature)
			}
		},
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

const NONE = new Uint8Array(0)
/** Below this a thread takes longer to start than it saves. */
const FEWEST_FOR_THREADS = 1_000
const MOST_THREADS = 3
const HASH_BYTES = 32
const SIGNED_BYTES = 97
const KEY_BYTES = 65

/**
 * Shared with recover-worker.cjs: hash and signature of each, then the key of each behind its first byte, 4 where there
 * is one, then how far each thread has come.
 */
function recoverInThreads(signed: readonly Signed[]): (index: number) => Uint8Array | null {
	const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1))
	const memory = {
		signed: new SharedArrayBuffer(SIGNED_BYTES * signed.length),
		keys: new SharedArrayBuffer(KEY_BYTES * signed.length),
		done: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * threads),
	}
	const input = new Uint8Array(memory.signed)
	for (const [index, { hash, signature }] of signed.entries()) {
		// A signature of another length is never asked for: `addressRecovery` refuses it before.
		input.set(hash.subarray(0, HASH_BYTES), SIGNED_BYTES * index)
		input.set(signature.subarray(0, SIGNED_BYTES - HASH_BYTES), SIGNED_BYTES * index + HASH_BYTES)
	}
	const share = Math.ceil(signed.length / threads)
	for (let slot = 0; slot < threads; slot += 1) {
		const [start, end] = [share * slot, Math.min(share * (slot + 1), signed.length)]
		const workerData = { ...memory, start, end, slot }
		new Worker(new URL('./recover-worker.cjs', import.meta.url), { workerData, execArgv: [] }).unref()
	}
	const [keys, done] = [new Uint8Array(memory.keys), new Int32Array(memory.done)]
	return (index) => {
		const slot = Math.floor(index / share)
		for (let reached = Atomics.load(done, slot); reached <= index; reached = Atomics.load(done, slot))
			Atomics.wait(done, slot, reached)
		const key = keys.subarray(KEY_BYTES * index, KEY_BYTES * (index + 1))
		return key[0] === 4 ? key.slice(1) : null
	}
}
