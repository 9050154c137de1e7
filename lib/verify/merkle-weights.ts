import { fromAnyHex, toPrefixedHex, type VerifyCrypto } from './crypto'
import { joined, numberWord } from './typed-data'

// The tree of OpenZeppelin's StandardMerkleTree over [address, uint256]: leaves hashed twice, sorted by their hash, laid
// out from the end of a complete binary tree; a pair is hashed in order of its two hashes.

type Keccak = VerifyCrypto['keccak256']
type Weight = { readonly address: string; readonly power: string }

export function weightLeaf(keccak: Keccak, { address, power }: Weight): Uint8Array {
	const words = new Uint8Array(64)
	words.set(fromAnyHex(address), 12)
	words.set(numberWord(BigInt(power)), 32)
	return keccak(keccak(words))
}

/** Root of the snapshot, `0x` and 64 hex digits; `null` without weights. */
export function weightsRoot(keccak: Keccak, weights: readonly Weight[]): string | null {
	const leaves = weights.map((weight) => weightLeaf(keccak, weight)).sort(byBytes)
	const tree: Uint8Array[] = [...leaves, ...leaves.slice(1)].reverse()
	for (let index = leaves.length - 2; index >= 0; index -= 1) {
		const [left, right] = [tree[2 * index + 1], tree[2 * index + 2]]
		if (left !== undefined && right !== undefined) tree[index] = pairHash(keccak, left, right)
	}
	return tree[0] === undefined ? null : toPrefixedHex(tree[0])
}

/** Whether the weight is one of the snapshot with this root. */
export function isInSnapshot(keccak: Keccak, root: string, weight: Weight, proof: readonly string[]): boolean {
	const reached = proof.reduce((hash, step) => pairHash(keccak, hash, fromAnyHex(step)), weightLeaf(keccak, weight))
	return toPrefixedHex(reached) === root
}

function pairHash(keccak: Keccak, one: Uint8Array, other: Uint8Array): Uint8Array {
	return keccak(joined(byBytes(one, other) <= 0 ? [one, other] : [other, one]))
}

function byBytes(left: Uint8Array, right: Uint8Array): number {
	for (const [index, byte] of left.entries()) {
		const difference = byte - (right[index] ?? 0)
		if (difference !== 0) return difference
	}
	return 0
}
