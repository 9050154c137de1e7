import { fromHex, toHex } from '@/lib/domain/log/hex'
import { nodeHash } from '@/lib/domain/log/merkle'
import type { VerifyCrypto } from './crypto'

/** A leaf, where it stands, and the way from it to the root. */
export type Place = { readonly index: number; readonly leafHash: string; readonly proof: readonly string[] }

/** A node that is known to be part of the tree, the one beside it, and the proof that showed it, from where on. */
type Known = {
	readonly hash: string
	readonly beside: string
	readonly proof: readonly string[]
	readonly step: number
}

/**
 * Checks many leaves against one root (RFC 9162, 2.1.3.2). Whatever lies on a way that led to the root is known to be
 * part of the tree, so a later way need only be the same from where it meets an earlier one: neighbours cost one or two
 * hashes, not fourteen.
 */
export function treeWalk(
	sha256: VerifyCrypto['sha256'],
	head: { readonly size: number; readonly rootHash: string },
): (place: Place) => boolean {
	const known = new Map<string, Known>()
	return ({ index, leafHash, proof }) => {
		if (index >= head.size) return false
		const met: [string, Known][] = []
		let [position, last, level, hash] = [index, head.size - 1, 0, leafHash]
		for (const [step, beside] of proof.entries()) {
			const key = `${level}:${position}`
			const found = known.get(key)
			if (found !== undefined) return isSameWay(found, { hash, beside, proof, step }) && keep(known, met)
			if (last === 0) return false
			const isRight = position % 2 === 1
			const isLeft = !isRight && position !== last
			if (isLeft || isRight) {
				met.push([key, { hash, beside, proof, step }])
				met.push([`${level}:${isLeft ? position + 1 : position - 1}`, { hash: beside, beside: hash, proof, step }])
			}
			hash = isLeft ? pair(sha256, hash, beside) : pair(sha256, beside, hash)
			while (!isLeft && position % 2 === 0 && position !== 0) {
				position = Math.floor(position / 2)
				last = Math.floor(last / 2)
				level += 1
			}
			position = Math.floor(position / 2)
			last = Math.floor(last / 2)
			level += 1
		}
		return last === 0 && hash === head.rootHash && keep(known, met)
	}
}

function isSameWay(known: Known, way: Known): boolean {
	if (known.hash !== way.hash || known.beside !== way.beside) return false
	const ahead = way.step - known.step
	if (known.proof.length + ahead !== way.proof.length) return false
	for (let step = known.step + 1; step < known.proof.length; step += 1)
		if (known.proof[step] !== way.proof[step + ahead]) return false
	return true
}

function pair(sha256: VerifyCrypto['sha256'], left: string, right: string): string {
	return toHex(nodeHash(sha256, fromHex(left), fromHex(right)))
}

function keep(known: Map<string, Known>, met: readonly [string, Known][]): true {
	for (const [key, node] of met) known.set(key, node)
	return true
}
