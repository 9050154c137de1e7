import { StandardMerkleTree } from '@openzeppelin/merkle-tree'
import { expect, test } from 'vitest'
import type { Address } from '@/lib/domain/kernel/ids'
import { proofOf, rollTree, rootOf } from './roll-tree'

const balancesOf = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		address: `0x${(index * 7919 + 1).toString(16).padStart(40, '0')}` as Address,
		power: BigInt(index) ** 9n + 1n,
	}))

test.each([1, 2, 3, 7, 64, 1_500])('the tree over %i balances is the one that OpenZeppelin builds', async (count) => {
	const balances = balancesOf(count)
	const reference = StandardMerkleTree.of(
		balances.map(({ address, power }) => [address, power]),
		['address', 'uint256'],
	)
	const tree = await rollTree(balances)
	expect(rootOf(tree)).toBe(reference.root)
	for (const index of [0, count >> 1, count - 1]) {
		expect(proofOf(tree.nodes, tree.leafAt[index] ?? -1)).toEqual(reference.getProof(index))
	}
})

test('OpenZeppelin accepts a proof for its own balance and for no other', async () => {
	const balances = balancesOf(20)
	const tree = await rollTree(balances)
	const proof = [...proofOf(tree.nodes, tree.leafAt[4] ?? -1)]
	const verify = (index: number, more: bigint) =>
		StandardMerkleTree.verify(
			rootOf(tree),
			['address', 'uint256'],
			[balances[index]?.address, (balances[index]?.power ?? 0n) + more],
			proof,
		)
	expect(verify(4, 0n)).toBe(true)
	expect(verify(4, 1n)).toBe(false)
	expect(verify(5, 0n)).toBe(false)
})
