import { fromHex, toHex } from '@/lib/domain/log/hex'
import { nodeHash } from '@/lib/domain/log/merkle'
import type { VerifyCrypto } from './crypto'

/** A leaf, where it stands, and the way from it to the root. */
export type Place = { readonly index: number; readonly leafHash: string; readonly proof: readonly string[] }

/**
 * Checks many leaves against one root (RFC 9162, 2.1.3.2). Whatever lies on a way that led to the root is known to be
 * part of the tree, so a later way ends where it meets an earlier one: neighbours cost one or two hashes, not fourteen.
 */
export function treeWalk(
	sha256: VerifyCrypto['sha256'],
	head: { readonly size: number; readonly rootHash: string },
): (place: Place) => boolean {
	const known = new Map<string, string>()
	return ({ index, leafHash, proof }) => {
		if (index >= head.size) return false
		const met: [string, string][] = []
		let [position, last, level, hash] = [index, head.size - 1, 0, leafHash]
		for (const step of proof) {
			const key = `${level}:${position}`
			const found = known.get(key)
			if (found !== undefined) return found === hash && keep(known, met)
			if (last === 0) return false
			const isRight = position % 2 === 1
			if (isRight || position === last) {
				if (isRight) met.push([key, hash], [`${level}:${position - 1}`, step])
				hash = pair(sha256, step, hash)
				while (position % 2 === 0 && position !== 0) {
					position = Math.floor(position / 2)
					last = Math.floor(last / 2)
					level += 1
				}
			} else {
				met.push([key, hash], [`${level}:${position + 1}`, step])
				hash = pair(sha256, hash, step)
			}
			position = Math.floor(position / 2)
			last = Math.floor(last / 2)
			level += 1
		}
		return last === 0 && hash === head.rootHash && keep(known, met)
	}
}

function pair(sha256: VerifyCrypto['sha256'], left: string, right: string): string {
	return toHex(nodeHash(sha256, fromHex(left), fromHex(right)))
}

function keep(known: Map<string, string>, met: readonly [string, string][]): true {
	for (const [key, hash] of met) known.set(key, hash)
	return true
}
