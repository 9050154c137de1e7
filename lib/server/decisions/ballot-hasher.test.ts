import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BallotMessage } from '@/lib/domain/decisions/ballot-message'
import type { Address } from '@/lib/domain/kernel/ids'
import { fromColumn } from '@/lib/server/kernel/columns'
import { ballotHasher } from './ballot-hasher'
import { messageHash } from './verify-ballot'

const hex = (bytes: number) =>
	fc
		.uint8Array({ minLength: bytes, maxLength: bytes })
		.map((found) => `0x${Buffer.from(found).toString('hex')}` as const)
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom('', 'key_limit > warning', '{}'))

const MESSAGE: fc.Arbitrary<BallotMessage> = fc.record({
	vote: text,
	voter: hex(20).map((address) => fromColumn<Address>(address)),
	revision: hex(32),
	policy: text,
	method: fc.constantFrom('ladder', 'single', 'approval', 'ranked', 'optimistic'),
	choice: text,
	parameters: text,
	reason: text,
	conflict: fc.constantFrom('none', 'invested_in'),
	sequence: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String),
	salt: hex(32),
})

test('many ballots are hashed as one is: by EIP-712, in this installation and on this chain', () => {
	const frame = { chainId: 560_048, installation: 'a7'.repeat(32) }
	const hashOf = ballotHasher(frame)
	fc.assert(
		fc.property(MESSAGE, (message) => {
			expect(hashOf(message)).toBe(messageHash(frame, message))
		}),
		{ numRuns: 300 },
	)
	const elsewhere = ballotHasher({ ...frame, chainId: 1 })
	fc.assert(fc.property(MESSAGE, (message) => elsewhere(message) !== hashOf(message)))
})
