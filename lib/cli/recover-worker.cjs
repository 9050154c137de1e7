// Recovers the keys of many signatures beside the thread that checks everything else. CommonJS and JavaScript, so that
// it starts at once, whatever loads the rest. See native-crypto.ts for the layout of the memory that the two share.
const { workerData } = require('node:worker_threads')
const secp256k1 = require('secp256k1')

const { signed, keys, done, start, end, slot } = workerData
const [input, output, progress] = [new Uint8Array(signed), new Uint8Array(keys), new Int32Array(done)]
const HASH = 32
const SIGNED = 97
const KEY = 65
const AT_ONCE = 64

for (let index = start; index < end; index += 1) {
	const at = SIGNED * index
	const v = input[at + SIGNED - 1]
	const recovery = v >= 27 ? v - 27 : v
	try {
		const hash = input.subarray(at, at + HASH)
		const compact = input.subarray(at + HASH, at + SIGNED - 1)
		output.set(secp256k1.ecdsaRecover(compact, recovery, hash, false), KEY * index)
	} catch {
		output[KEY * index] = 0 // no key can have signed this; a key begins with 4
	}
	if ((index - start) % AT_ONCE === AT_ONCE - 1 || index === end - 1) {
		Atomics.store(progress, slot, index + 1)
		Atomics.notify(progress, slot)
	}
}
