import fc from 'fast-check'
import { hashTypedData } from 'viem'
import { expect, test } from 'vitest'
import { BALLOT_DOMAIN_TYPES, BALLOT_TYPES } from '@/lib/domain/decisions/ballot-message'
import { ballotHasher } from './ballot-hash'
import { toPrefixedHex } from './crypto'
import { wasmKeccak256 } from './keccak'
import { structHash, typedDataHash, typeHash } from './typed-data'

const keccak = wasmKeccak256()

// EIP-712, "Example": https://eips.ethereum.org/EIPS/eip-712, and Example.js beside it.
const MAIL = {
	types: {
		EIP712Domain: [
			{ name: 'name', type: 'string' },
			{ name: 'version', type: 'string' },
			{ name: 'chainId', type: 'uint256' },
			{ name: 'verifyingContract', type: 'address' },
		],
		Person: [
			{ name: 'name', type: 'string' },
			{ name: 'wallet', type: 'address' },
		],
		Mail: [
			{ name: 'from', type: 'Person' },
			{ name: 'to', type: 'Person' },
			{ name: 'contents', type: 'string' },
		],
	},
	primaryType: 'Mail',
	domain: {
		name: 'Ether Mail',
		version: '1',
		chainId: 1,
		verifyingContract: '0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC',
	},
	message: {
		from: { name: 'Cow', wallet: '0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826' },
		to: { name: 'Bob', wallet: '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB' },
		contents: 'Hello, Bob!',
	},
}

test('the example of EIP-712 hashes to what the EIP prints', () => {
	expect(toPrefixedHex(typeHash(keccak, MAIL.types, 'Mail'))).toBe(
		'0xa0cedeb2dc280ba39b857546d74f5549c3a1d7bdc2dd96bf881f76108e23dac2',
	)
	expect(toPrefixedHex(structHash(keccak, MAIL.types, 'EIP712Domain', MAIL.domain))).toBe(
		'0xf2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f',
	)
	expect(toPrefixedHex(structHash(keccak, MAIL.types, 'Mail', MAIL.message))).toBe(
		'0xc52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e',
	)
	expect(toPrefixedHex(typedDataHash(keccak, MAIL))).toBe(
		'0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2',
	)
})

const hex = (bytes: number) =>
	fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => toPrefixedHex(value) as `0x${string}`)

test('lists, numbers below zero, bytes and truth values hash as viem hashes them', () => {
	const types = {
		EIP712Domain: [{ name: 'name', type: 'string' }],
		Part: [{ name: 'weights', type: 'uint32[]' }],
		Whole: [
			{ name: 'parts', type: 'Part[]' },
			{ name: 'delta', type: 'int64' },
			{ name: 'blob', type: 'bytes' },
			{ name: 'tag', type: 'bytes4' },
			{ name: 'yes', type: 'bool' },
		],
	} as const
	const part = fc.record({ weights: fc.array(fc.nat(), { maxLength: 3 }) })
	const whole = fc.record({
		parts: fc.array(part, { maxLength: 3 }),
		delta: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
		blob: hex(40),
		tag: hex(4),
		yes: fc.boolean(),
	})
	fc.assert(
		fc.property(whole, (message) => {
			const data = { types, primaryType: 'Whole', domain: { name: 'Test' }, message } as const
			expect(toPrefixedHex(typedDataHash(keccak, data))).toBe(hashTypedData(data))
		}),
		{ numRuns: 50 },
	)
})

test('a ballot hashes as viem hashes it, whatever it says', () => {
	const text = fc.string({ unit: 'grapheme', maxLength: 300 })
	const message = fc.record({
		vote: fc.uuid(),
		voter: hex(20),
		revision: hex(32),
		policy: text,
		method: fc.constantFrom('ladder', 'single'),
		choice: text,
		parameters: text,
		reason: text,
		conflict: text,
		sequence: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
		salt: hex(32),
	})
	const types = { ...BALLOT_DOMAIN_TYPES, ...BALLOT_TYPES }
	fc.assert(
		fc.property(fc.array(message, { maxLength: 4 }), fc.nat(), hex(32), (messages, chainId, installation) => {
			const hash = ballotHasher(keccak, { chainId, installation })
			for (const each of messages) {
				const domain = { name: 'Guardrail', version: '1', chainId: BigInt(chainId), salt: installation } as const
				const typed = { ...each, sequence: BigInt(each.sequence) }
				expect(toPrefixedHex(hash(each))).toBe(hashTypedData({ types, primaryType: 'Ballot', domain, message: typed }))
			}
		}),
		{ numRuns: 50 },
	)
})
