import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from './hex'
import {
	consistencyProof,
	type Hash,
	inclusionProof,
	leafHash,
	nodeHash,
	rootOf,
	verifyConsistency,
	verifyInclusion,
} from './merkle'

const sha256 = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest())

// The reference data of Certificate Transparency (google/certificate-transparency, merkletree/merkle_tree_test.cc;
// transparency-dev/merkle, proof/verify_test.go): eight leaves, the roots over the first one to eight of them, paths.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
	(entry) => leafHash(sha256, fromHex(entry)),
)
const EMPTY_ROOT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const ROOTS = [
	'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
	'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
	'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
	'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
	'4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
	'76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
	'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
	'5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const PATHS: readonly (readonly [number, number, readonly string[]])[] = [
	[1, 1, []],
	[
		1,
		8,
		[
			'96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
			'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
			'6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
		],
	],
	[
		6,
		8,
		[
			'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
			'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
			'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
		],
	],
	[3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
	[
		2,
		5,
		[
			'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
			'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
			'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
		],
	],
]
const CONSISTENCIES: readonly (readonly [number, number, readonly string[]])[] = [
	[1, 1, []],
	[
		1,
		8,
		[
			'96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
			'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
			'6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
		],
	],
	[
		6,
		8,
		[
			'0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
			'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
			'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
		],
	],
	[
		2,
		5,
		[
			'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
			'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
		],
	],
]

const hexOf = (hashes: readonly Hash[]) => hashes.map(toHex)
const root = (size: number) => fromHex(size === 0 ? EMPTY_ROOT : (ROOTS[size - 1] ?? ''))

describe('the published vectors of RFC 6962 and RFC 9162', () => {
	test('a log of nothing has the hash of nothing', () => {
		expect(toHex(rootOf(sha256, []))).toBe(EMPTY_ROOT)
	})

	test.each(ROOTS.map((expected, index) => [index + 1, expected] as const))('root over %i leaves', (size, expected) => {
		expect(toHex(rootOf(sha256, LEAVES.slice(0, size)))).toBe(expected)
	})

	test.each(PATHS)('path of leaf %i in a log of %i', (number, size, path) => {
		const leaves = LEAVES.slice(0, size)
		expect(hexOf(inclusionProof(sha256, leaves, number - 1))).toEqual(path)
		const leaf = LEAVES[number - 1] ?? new Uint8Array()
		const proof = path.map(fromHex)
		expect(verifyInclusion(sha256, { index: number - 1, size, leaf, proof, root: root(size) })).toBe(true)
	})

	test.each(CONSISTENCIES)('consistency of %i with %i', (first, second, path) => {
		expect(hexOf(consistencyProof(sha256, LEAVES.slice(0, second), first))).toEqual(path)
		const proof = path.map(fromHex)
		expect(verifyConsistency(sha256, { first, second, firstRoot: root(first), secondRoot: root(second), proof })).toBe(
			true,
		)
	})
})

/** The definition of RFC 9162, 2.1.1, word for word. */
function defined(leaves: readonly Hash[]): Hash {
	if (leaves.length === 0) return sha256(new Uint8Array())
	if (leaves.length === 1) return leaves[0] ?? new Uint8Array()
	let split = 1
	while (split * 2 < leaves.length) split *= 2
	return nodeHash(sha256, defined(leaves.slice(0, split)), defined(leaves.slice(split)))
}

const logs = fc
	.integer({ min: 1, max: 200 })
	.map((size) => Array.from({ length: size }, (_, index) => leafHash(sha256, Uint8Array.of(index))))

/** The same hashes with one bit of one of them turned. */
function damaged(proof: readonly Hash[], at: number): readonly Hash[] {
	const which = at % proof.length
	return proof.map((hash, index) =>
		index === which ? hash.map((byte, place) => (place === at % 32 ? byte ^ 1 : byte)) : hash,
	)
}

describe('a log of any size', () => {
	test('has the root that the definition gives', () => {
		fc.assert(
			fc.property(logs, (leaves) => {
				expect(rootOf(sha256, leaves)).toEqual(defined(leaves))
			}),
		)
	})

	test('proves each leaf at its place, and at no other, and by no damaged proof', () => {
		fc.assert(
			fc.property(logs, fc.nat(), fc.nat(), (leaves, pick, bit) => {
				const size = leaves.length
				const index = pick % size
				const leaf = leaves[index] ?? new Uint8Array()
				const claim = { index, size, leaf, proof: inclusionProof(sha256, leaves, index), root: defined(leaves) }
				expect(verifyInclusion(sha256, claim)).toBe(true)
				expect(claim.proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
				expect(verifyInclusion(sha256, { ...claim, index: index + 1 })).toBe(false)
				expect(verifyInclusion(sha256, { ...claim, leaf: sha256(leaf) })).toBe(false)
				expect(verifyInclusion(sha256, { ...claim, proof: [...claim.proof, leaf] })).toBe(false)
				if (size > 1) {
					expect(verifyInclusion(sha256, { ...claim, proof: claim.proof.slice(1) })).toBe(false)
					expect(verifyInclusion(sha256, { ...claim, proof: damaged(claim.proof, bit) })).toBe(false)
				}
			}),
		)
	})

	test('proves each of its beginnings, and no other beginning', () => {
		fc.assert(
			fc.property(logs, fc.nat(), fc.nat(), (leaves, pick, bit) => {
				const [first, second] = [1 + (pick % leaves.length), leaves.length]
				const proof = consistencyProof(sha256, leaves, first)
				const roots = { firstRoot: defined(leaves.slice(0, first)), secondRoot: defined(leaves) }
				const claim = { first, second, ...roots, proof }
				expect(verifyConsistency(sha256, claim)).toBe(true)
				const forked = { ...claim, firstRoot: sha256(roots.firstRoot) }
				expect(verifyConsistency(sha256, forked)).toBe(false)
				expect(verifyConsistency(sha256, { ...claim, secondRoot: sha256(roots.secondRoot) })).toBe(false)
				if (proof.length > 0) {
					expect(verifyConsistency(sha256, { ...claim, proof: proof.slice(1) })).toBe(false)
					expect(verifyConsistency(sha256, { ...claim, proof: damaged(proof, bit) })).toBe(false)
				}
			}),
		)
	})

	test('refuses to prove a leaf or a beginning that it does not have', () => {
		expect(() => inclusionProof(sha256, LEAVES, 8)).toThrow(/no leaf 8/)
		expect(() => consistencyProof(sha256, LEAVES, 9)).toThrow(/does not begin/)
	})
})
