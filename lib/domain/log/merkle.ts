import { type Range, splitOf, subtreesOf } from './merkle-ranges'

/** SHA-256, handed in so that these rules run in a browser as on a server. */
export type Sha256 = (data: Uint8Array) => Uint8Array

/** The 32 bytes of a leaf, a node or a root. */
export type Hash = Uint8Array

/** RFC 9162, 2.1.1: the hash of a leaf is SHA-256 over a zero byte and its entry. */
export function leafHash(sha256: Sha256, entry: Uint8Array): Hash {
	const data = new Uint8Array(entry.length + 1)
	data.set(entry, 1)
	return sha256(data)
}

/** RFC 9162, 2.1.1: the hash of a node is SHA-256 over a one byte and the hashes of its two children. */
export function nodeHash(sha256: Sha256, left: Hash, right: Hash): Hash {
	const data = new Uint8Array(1 + left.length + right.length)
	data[0] = 1
	data.set(left, 1)
	data.set(right, 1 + left.length)
	return sha256(data)
}

/** The root over these leaf hashes; the root of no leaves is SHA-256 of nothing. */
export function rootOf(sha256: Sha256, leaves: readonly Hash[]): Hash {
	return rangeRoot(sha256, leaves, { start: 0, end: leaves.length })
}

/** The root over neighbouring full subtrees, from the largest to the smallest. Wants at least one. */
export function fold(sha256: Sha256, peaks: readonly Hash[]): Hash {
	return peaks.reduceRight((right, left) => nodeHash(sha256, left, right))
}

function rangeRoot(sha256: Sha256, leaves: readonly Hash[], { start, end }: Range): Hash {
	if (start === end) return sha256(new Uint8Array(0))
	const peaks = subtreesOf({ start, end }).map(({ level, index }) => {
		const first = index * 2 ** level
		return fullRoot(sha256, leaves, first, first + 2 ** level)
	})
	return fold(sha256, peaks)
}

function fullRoot(sha256: Sha256, leaves: readonly Hash[], start: number, end: number): Hash {
	let row = leaves.slice(start, end)
	while (row.length > 1) {
		row = Array.from({ length: row.length / 2 }, (_, pair) =>
			nodeHash(sha256, at(row, 2 * pair), at(row, 2 * pair + 1)),
		)
	}
	return at(row, 0)
}

/** The hashes that lead from leaf `index` to the root over `leaves` (RFC 9162, 2.1.3.1). */
export function inclusionProof(sha256: Sha256, leaves: readonly Hash[], index: number): readonly Hash[] {
	return inclusionRanges(index, leaves.length).map((range) => rangeRoot(sha256, leaves, range))
}

/** The hashes that show that the first `first` leaves are still the first of `leaves` (RFC 9162, 2.1.4.1). */
export function consistencyProof(sha256: Sha256, leaves: readonly Hash[], first: number): readonly Hash[] {
	return consistencyRanges(first, leaves.length).map((range) => rangeRoot(sha256, leaves, range))
}

/** Which ranges of leaves the proof of inclusion consists of, from the leaf upwards. Wants 0 <= index < size. */
export function inclusionRanges(index: number, size: number): readonly Range[] {
	if (!(index >= 0 && index < size)) throw new Error(`A log of ${size} leaves has no leaf ${index}`)
	const ranges: Range[] = []
	let [start, end] = [0, size]
	while (end - start > 1) {
		const middle = start + splitOf(end - start)
		ranges.unshift(index < middle ? { start: middle, end } : { start, end: middle })
		if (index < middle) end = middle
		else start = middle
	}
	return ranges
}

/** Which ranges the proof of consistency consists of. Wants 0 <= first <= second; equal and empty logs need no proof. */
export function consistencyRanges(first: number, second: number): readonly Range[] {
	if (!(first >= 0 && first <= second)) throw new Error(`A log of ${second} leaves does not begin with ${first}`)
	if (first === 0 || first === second) return []
	const ranges: Range[] = []
	let [start, end, isWhole] = [0, second, true]
	while (first !== end) {
		const middle = start + splitOf(end - start)
		if (first <= middle) {
			ranges.unshift({ start: middle, end })
			end = middle
		} else {
			ranges.unshift({ start, end: middle })
			start = middle
			isWhole = false
		}
	}
	return isWhole ? ranges : [{ start, end }, ...ranges]
}

type Inclusion = {
	readonly index: number
	readonly size: number
	readonly leaf: Hash
	readonly proof: readonly Hash[]
	readonly root: Hash
}

/** Whether the leaf is the one at `index` of the log of `size` leaves with this root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(sha256: Sha256, { index, size, leaf, proof, root }: Inclusion): boolean {
	if (!isCount(index) || !isCount(size) || index >= size) return false
	let [position, last, hash] = [index, size - 1, leaf]
	for (const step of proof) {
		if (last === 0) return false
		if (position % 2 === 1 || position === last) {
			hash = nodeHash(sha256, step, hash)
			while (position % 2 === 0 && position !== 0) [position, last] = [half(position), half(last)]
		} else {
			hash = nodeHash(sha256, hash, step)
		}
		position = half(position)
		last = half(last)
	}
	return last === 0 && areEqual(hash, root)
}

type Consistency = {
	readonly first: number
	readonly second: number
	readonly firstRoot: Hash
	readonly secondRoot: Hash
	readonly proof: readonly Hash[]
}

/** Whether the log of `second` leaves begins with the very leaves of the log of `first` (RFC 9162, 2.1.4.2). */
export function verifyConsistency(sha256: Sha256, claim: Consistency): boolean {
	const { first, second, firstRoot, secondRoot } = claim
	if (!isCount(first) || !isCount(second) || first > second) return false
	if (first === second) return claim.proof.length === 0 && areEqual(firstRoot, secondRoot)
	if (first === 0) return claim.proof.length === 0 && areEqual(firstRoot, sha256(new Uint8Array(0)))
	const isPowerOfTwo = splitOf(2 * first) === first && Number.isInteger(Math.log2(first))
	const [seed, ...steps] = isPowerOfTwo ? [firstRoot, ...claim.proof] : claim.proof
	if (seed === undefined) return false
	let [position, last] = [first - 1, second - 1]
	while (position % 2 === 1) [position, last] = [half(position), half(last)]
	let [before, after] = [seed, seed]
	for (const step of steps) {
		if (last === 0) return false
		if (position % 2 === 1 || position === last) {
			before = nodeHash(sha256, step, before)
			after = nodeHash(sha256, step, after)
			while (position % 2 === 0 && position !== 0) [position, last] = [half(position), half(last)]
		} else {
			after = nodeHash(sha256, after, step)
		}
		position = half(position)
		last = half(last)
	}
	return last === 0 && areEqual(before, firstRoot) && areEqual(after, secondRoot)
}

/** Shifts by one bit; `>>` would cut numbers above 2^31. */
function half(number: number): number {
	return Math.floor(number / 2)
}

function isCount(number: number): boolean {
	return Number.isSafeInteger(number) && number >= 0
}

function areEqual(left: Hash, right: Hash): boolean {
	return left.length === right.length && left.every((byte, index) => byte === right[index])
}

function at(row: readonly Hash[], index: number): Hash {
	const hash = row[index]
	if (hash === undefined) throw new Error(`There is no hash ${index} in a row of ${row.length}`)
	return hash
}
