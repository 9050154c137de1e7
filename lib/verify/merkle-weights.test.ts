import { StandardMerkleTree } from '@openzeppelin/merkle-tree'
import { expect, test } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { isInSnapshot, weightsRoot } from './merkle-weights'

test.each([1, 2, 3, 4, 5, 8, 13, 100])(
	'the root of %i powers is that of OpenZeppelin, and its proofs lead there',
	(count) => {
		const weights = Array.from({ length: count }, (_, index) => ({
			address: `0x${(index + 1).toString(16).padStart(40, 'a')}`,
			power: String(10n ** 18n * BigInt(count - index)),
		}))
		const tree = StandardMerkleTree.of(
			weights.map(({ address, power }) => [address, power]),
			['address', 'uint256'],
		)
		const { keccak256 } = nativeCrypto()
		expect(weightsRoot(keccak256, weights)).toBe(tree.root)
		for (const [index, weight] of weights.entries()) {
			expect(isInSnapshot(keccak256, tree.root, weight, tree.getProof(index))).toBe(true)
		}
	},
)
