import { keccak_256 } from '@noble/hashes/sha3.js'

// Keccak-256 as Ethereum uses it. A ballot costs six permutations; in JavaScript they take as long as recovering its
// signer, so the permutation is put together as WebAssembly here, from the specification (FIPS 202, 3.2), and JavaScript
// is what is left where WebAssembly is not allowed.

type Keccak = (data: Uint8Array) => Uint8Array

const RATE = 136
const STATE_BYTES = 200
/** The state, the round constants behind it, and the block to absorb behind those. */
const CONSTANTS_AT = 256
const BLOCK_AT = 512

/** The fastest Keccak-256 that this place allows. */
export function fastKeccak256(): Keccak {
	try {
		return wasmKeccak256()
	} catch {
		return keccak_256 // WebAssembly is not allowed here
	}
}

/** Throws where WebAssembly is missing or not allowed. */
export function wasmKeccak256(): Keccak {
	const { exports } = new WebAssembly.Instance(new WebAssembly.Module(keccakModule()))
	// The two exports of the module that is put together below.
	const { memory, absorb } = exports as { memory: WebAssembly.Memory; absorb: () => void }
	const bytes = new Uint8Array(memory.buffer)
	const constants = new DataView(memory.buffer)
	for (const [round, constant] of ROUND_CONSTANTS.entries())
		constants.setBigUint64(CONSTANTS_AT + 8 * round, constant, true)
	return (data) => {
		bytes.fill(0, 0, STATE_BYTES)
		let from = 0
		for (; data.length - from >= RATE; from += RATE) {
			bytes.set(data.subarray(from, from + RATE), BLOCK_AT)
			absorb()
		}
		const rest = data.length - from
		bytes.set(data.subarray(from), BLOCK_AT)
		bytes.fill(0, BLOCK_AT + rest, BLOCK_AT + RATE)
		bytes[BLOCK_AT + rest] = 0x01
		bytes[BLOCK_AT + RATE - 1] = (bytes[BLOCK_AT + RATE - 1] ?? 0) | 0x80
		absorb()
		return bytes.slice(0, 32)
	}
}

/** FIPS 202, 3.2.5: a linear feedback shift register gives bit 2^j - 1 of each round's constant. */
const ROUND_CONSTANTS: readonly bigint[] = (() => {
	let register = 1
	return Array.from({ length: 24 }, () => {
		let constant = 0n
		for (let power = 0; power < 7; power += 1) {
			if (register & 1) constant |= 1n << BigInt(2 ** power - 1)
			register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1
		}
		return constant
	})
})()

/** FIPS 202, 3.2.2 and 3.2.3: how far each lane turns and where it goes, walking (x, y) -> (y, 2x + 3y). */
const LANE_MOVES: readonly { readonly from: number; readonly to: number; readonly turn: number }[] = (() => {
	const moves = [{ from: 0, to: 0, turn: 0 }]
	let [x, y] = [1, 0]
	for (let step = 0; step < 24; step += 1) {
		const [nextX, nextY] = [y, (2 * x + 3 * y) % 5]
		moves.push({ from: x + 5 * y, to: nextX + 5 * nextY, turn: (((step + 1) * (step + 2)) / 2) % 64 })
		;[x, y] = [nextX, nextY]
	}
	return moves
})()

const LANE = 0
const MOVED = 25
const COLUMN = 50
const ROUND = 55

const get = (local: number): number[] => [0x20, local]
const set = (local: number): number[] => [0x21, local]
const XOR = 0x85
const lanes = Array.from({ length: 25 }, (_, lane) => lane)

/** Unsigned LEB128, as WebAssembly writes lengths and offsets. */
function leb(value: number): number[] {
	return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >> 7)]
}

const load = (offset: number): number[] => [0x41, 0, 0x29, 3, ...leb(offset)]

function absorbCode(): number[] {
	const take = lanes.flatMap((lane) => [
		...load(8 * lane),
		...(lane < RATE / 8 ? [...load(BLOCK_AT + 8 * lane), XOR] : []),
		...set(LANE + lane),
	])
	const give = lanes.flatMap((lane) => [0x41, 0, ...get(LANE + lane), 0x37, 3, ...leb(8 * lane)])
	const isNotLast = [...get(ROUND), 0x41, 8, 0x6a, 0x22, ROUND, 0x41, ...[0xc0, 0x01], 0x49, 0x0d, 0] // round < 192
	return [...take, 0x03, 0x40, ...roundCode(), ...isNotLast, 0x0b, ...give, 0x0b]
}

function roundCode(): number[] {
	const columns = [0, 1, 2, 3, 4].flatMap((x) => [
		...get(LANE + x),
		...[5, 10, 15, 20].flatMap((row) => [...get(LANE + x + row), XOR]),
		...set(COLUMN + x),
	])
	// theta, rho and pi
	const moved = LANE_MOVES.flatMap(({ from, to, turn }) => [
		...get(LANE + from),
		...get(COLUMN + ((from + 4) % 5)),
		XOR,
		...[...get(COLUMN + ((from + 1) % 5)), 0x42, 1, 0x89, XOR],
		...[0x42, ...signedLeb(turn), 0x89],
		...set(MOVED + to),
	])
	const chi = lanes.flatMap((lane) => {
		const row = lane - (lane % 5)
		const [next, afterNext] = [row + ((lane + 1) % 5), row + ((lane + 2) % 5)]
		const notNext = [...get(MOVED + next), 0x42, 0x7f, XOR]
		return [...get(MOVED + lane), ...notNext, ...get(MOVED + afterNext), 0x83, XOR, ...set(LANE + lane)]
	})
	const iota = [...get(LANE), ...get(ROUND), 0x29, 3, ...leb(CONSTANTS_AT), XOR, ...set(LANE)]
	return [...columns, ...moved, ...chi, ...iota]
}

/** Signed LEB128 of 0 to 63, for constants: 64 and more do not occur. */
function signedLeb(value: number): number[] {
	return value < 64 ? [value] : leb(value)
}

function keccakModule(): Uint8Array<ArrayBuffer> {
	const section = (id: number, content: readonly number[]): number[] => [id, ...leb(content.length), ...content]
	const name = (text: string): number[] => [text.length, ...[...text].map((letter) => letter.charCodeAt(0))]
	const locals = [2, ROUND, 0x7e, 1, 0x7f] // 55 numbers of 64 bits, and the round's offset
	const body = [...locals, ...absorbCode()]
	return new Uint8Array([
		...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
		...section(1, [1, 0x60, 0, 0]),
		...section(3, [1, 0]),
		...section(5, [1, 0, 1]),
		...section(7, [2, ...name('memory'), 2, 0, ...name('absorb'), 0, 0]),
		...section(10, [1, ...leb(body.length), ...body]),
	])
}
