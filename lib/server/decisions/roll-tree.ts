import 'server-only'
import { setImmediate as letOthersRun } from 'node:timers/promises'
import { keccak_256 } from '@noble/hashes/sha3.js'
import type { Balance } from '@/lib/domain/decisions/balances'

const NODE_BYTES = 32
/** Hashes between two pauses: the process answers others in between. */
const HASHES_AT_ONCE = 500

export type RollTree = {
	/** Every node, 32 bytes each: the root first, the children of node i at 2i + 1 and 2i + 2, the leaves last. */
	readonly nodes: Uint8Array<ArrayBuffer>
	/** Where each balance's leaf is among the nodes, in the order of the balances. */
	readonly leafAt: readonly number[]
}

/**
 * The Merkle tree over `[address, uint256]` in OpenZeppelin's standard form, so that any library and any contract of
 * theirs can check a proof. A hundred thousand hashes take seconds, so others get their turn in between.
 */
export async function rollTree(balances: readonly Balance[]): Promise<RollTree> {
	const leaves = await sortedLeaves(balances)
	const count = 2 * leaves.length - 1
	const nodes = new Uint8Array(count * NODE_BYTES)
	const leafAt = new Array<number>(leaves.length)
	for (const [index, { hash, from }] of leaves.entries()) {
		nodes.set(hash, (count - 1 - index) * NODE_BYTES)
		leafAt[from] = count - 1 - index
	}
	for (let index = count - 1 - leaves.length; index >= 0; index -= 1) {
		if (index % HASHES_AT_ONCE === 0) await letOthersRun()
		nodes.set(parentOf(nodeAt(nodes, 2 * index + 1), nodeAt(nodes, 2 * index + 2)), index * NODE_BYTES)
	}
	return { nodes, leafAt }
}

type Leaf = { readonly hash: Uint8Array; readonly from: number }

/** The leaves by their hashes. Those of one first byte are sorted together, so that no sort takes long. */
async function sortedLeaves(balances: readonly Balance[]): Promise<readonly Leaf[]> {
	const byFirstByte: Leaf[][] = Array.from({ length: 256 }, () => [])
	for (const [from, balance] of balances.entries()) {
		if (from % HASHES_AT_ONCE === 0) await letOthersRun()
		const hash = leafOf(balance)
		byFirstByte[hash[0] ?? 0]?.push({ hash, from })
	}
	const sorted: Leaf[] = []
	for (const leaves of byFirstByte) {
		await letOthersRun()
		sorted.push(...leaves.sort((left, right) => Buffer.compare(left.hash, right.hash)))
	}
	return sorted
}

/** The root, 0x and 64 hex digits. */
export function rootOf({ nodes }: RollTree): string {
	return hexOf(nodeAt(nodes, 0))
}

/** Which nodes prove a leaf, from the leaf's sibling upwards. */
export function proofPath(leaf: number): readonly number[] {
	const path: number[] = []
	for (let index = leaf; index > 0; index = (index - 1) >> 1) path.push(index % 2 === 0 ? index - 1 : index + 1)
	return path
}

/** The proof of a leaf, from the nodes of its tree: 0x and 64 hex digits each. */
export function proofOf(nodes: Uint8Array, leaf: number): readonly string[] {
	return proofPath(leaf).map((index) => hexOf(nodeAt(nodes, index)))
}

export function hexOf(bytes: Uint8Array): string {
	return `0x${Buffer.from(bytes).toString('hex')}`
}

function nodeAt(nodes: Uint8Array, index: number): Uint8Array {
	return nodes.subarray(index * NODE_BYTES, (index + 1) * NODE_BYTES)
}

/** Hashed twice, so that no inner node can pass for a leaf. */
function leafOf({ address, power }: Balance): Uint8Array {
	const encoded = `${address.slice(2).padStart(64, '0')}${power.toString(16).padStart(64, '0')}`
	return keccak_256(keccak_256(Buffer.from(encoded, 'hex')))
}

/** Siblings are hashed in order, the smaller first, so that a proof need not say on which side each stands. */
function parentOf(left: Uint8Array, right: Uint8Array): Uint8Array {
	return keccak_256(Buffer.concat(Buffer.compare(left, right) < 0 ? [left, right] : [right, left]))
}
