import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '@/lib/domain/log/hex'
import { inclusionProof, leafHash, rootOf, verifyInclusion } from '@/lib/domain/log/merkle'
import { fromAnyHex, utf8 } from './crypto'
import { treeWalk } from './tree-walk'

const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()

const logs = fc.integer({ min: 1, max: 70 }).chain((size) =>
	fc.record({
		size: fc.constant(size),
		order: fc.shuffledSubarray(Array.from({ length: size }, (_, index) => index)),
		broken: fc.record({ which: fc.nat(), part: fc.constantFrom('leafHash', 'index', 'proof'), step: fc.nat() }),
	}),
)

function placesOf(size: number) {
	const leaves = Array.from({ length: size }, (_, index) => leafHash(sha256, utf8(`leaf ${index}`)))
	const places = leaves.map((leaf, index) => ({
		index,
		leafHash: toHex(leaf),
		proof: inclusionProof(sha256, leaves, index).map(toHex),
	}))
	return { places, rootHash: toHex(rootOf(sha256, leaves)) }
}

test('every leaf is found in the log, in whatever order they are asked for', () => {
	fc.assert(
		fc.property(logs, ({ size, order }) => {
			const { places, rootHash } = placesOf(size)
			const isIn = treeWalk(sha256, { size, rootHash })
			for (const index of order) expect([index, places[index] && isIn(places[index])]).toEqual([index, true])
		}),
	)
})

test('a leaf that is not in the log is refused, whatever was found before it', () => {
	fc.assert(
		fc.property(logs, ({ size, order, broken }) => {
			const { places, rootHash } = placesOf(size)
			const isIn = treeWalk(sha256, { size, rootHash })
			for (const index of order) if (places[index]) isIn(places[index])
			const good = places[broken.which % size]
			if (good === undefined) return
			const bad = { ...good, leafHash: toHex(leafHash(sha256, utf8('no leaf'))) }
			expect(isIn(bad)).toBe(false)
			const moved = { ...good, index: (good.index + 1 + (broken.step % size)) % (size + 3) }
			const claim = { ...moved, leaf: fromAnyHex(moved.leafHash), proof: moved.proof.map(fromAnyHex), size }
			if (!verifyInclusion(sha256, { ...claim, root: fromAnyHex(rootHash) })) expect(isIn(moved)).toBe(false)
		}),
	)
})

test('alone or after others it judges a broken proof as RFC 9162 does', () => {
	fc.assert(
		fc.property(logs, ({ size, broken }) => {
			const { places, rootHash } = placesOf(size)
			const good = places[broken.which % size]
			if (good === undefined) return
			const at = broken.step % (good.proof.length + 1)
			const proof = good.proof.map((step, index) =>
				index === at ? step.replace(/^./, (d) => (d === '0' ? '1' : '0')) : step,
			)
			for (const changed of [proof, good.proof.slice(1), [...good.proof, rootHash]]) {
				const claim = { index: good.index, size, leaf: fromAnyHex(good.leafHash), root: fromAnyHex(rootHash) }
				const verdict = verifyInclusion(sha256, { ...claim, proof: changed.map(fromAnyHex) })
				const alone = treeWalk(sha256, { size, rootHash })
				expect(alone({ ...good, proof: changed })).toBe(verdict)
				for (const place of places) alone(place)
				expect(alone({ ...good, proof: changed })).toBe(verdict)
			}
		}),
	)
})
