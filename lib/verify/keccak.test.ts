import { keccak_256 } from '@noble/hashes/sha3.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '@/lib/domain/log/hex'
import { utf8 } from './crypto'
import { wasmKeccak256 } from './keccak'

const keccak = wasmKeccak256()

test.each([
	// Ethereum yellow paper and EIP-55: the hash of nothing; Solidity documentation: the selector of transfer.
	['', 'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470'],
	['transfer(address,uint256)', 'a9059cbb2ab09eb219583f4a59a5d0623ade346d962bcd4e46b11da047c9049b'],
])('the hash of "%s" is the published one', (text, hash) => {
	expect(toHex(keccak(utf8(text)))).toBe(hash)
})

test('it agrees with another implementation on every length around a block, and on random bytes', () => {
	for (let length = 0; length < 420; length += 1) {
		const data = new Uint8Array(length).map((_, index) => (index * 31 + length) & 255)
		expect(toHex(keccak(data))).toBe(toHex(keccak_256(data)))
	}
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 2_000 }), (data) => {
			expect(toHex(keccak(data))).toBe(toHex(keccak_256(data)))
		}),
	)
})
