import { type Hash, nodeHash, type Sha256 } from './merkle'
import type { Subtree } from './merkle-ranges'

/** A full subtree and its hash; of level 0, a leaf. */
export type Node = Subtree & { readonly hash: Hash }

export type Growth = {
	/** Everything that is new, leaves included. */
	readonly nodes: readonly Node[]
	/** The full subtrees that the whole tree now consists of, from left to right. */
	readonly peaks: readonly Node[]
}

/**
 * Adds leaves to a tree of `size` leaves that consists of these full subtrees. Two hashes a leaf on average, however
 * large the tree is.
 */
export function growTree(sha256: Sha256, size: number, before: readonly Node[], leaves: readonly Hash[]): Growth {
	const nodes: Node[] = []
	const peaks = [...before]
	for (const [offset, hash] of leaves.entries()) {
		let node: Node = { level: 0, index: size + offset, hash }
		nodes.push(node)
		for (let left = peaks.at(-1); left?.level === node.level; left = peaks.at(-1)) {
			peaks.pop()
			node = { level: node.level + 1, index: left.index / 2, hash: nodeHash(sha256, left.hash, node.hash) }
			nodes.push(node)
		}
		peaks.push(node)
	}
	return { nodes, peaks }
}
