import { expect, test } from 'vitest'
import { readReceipt } from './receipt'

const RECEIPT = {
	format: 'guardrail-receipt',
	formatVersion: 1,
	installation: '0'.repeat(64),
	origin: 'guardrail/0',
	kind: 'vote.ballot_cast',
	subject: 'vote:1',
	entry: '{}',
	leafHash: '0'.repeat(64),
	acceptedAt: '2026-05-01T10:00:00.000Z',
	publicKey: '0'.repeat(64),
	keyId: '0'.repeat(8),
	signature: '0'.repeat(128),
}

test('the receipt that a voter saves reads with all that stands beside it, and with nothing else', () => {
	const saved = {
		...RECEIPT,
		id: 'a',
		voteId: '1',
		voter: '0x00',
		sequence: 1,
		ballotHash: '0x00',
		receivedAt: RECEIPT.acceptedAt,
		closesAt: RECEIPT.acceptedAt,
		ballot: { message: {}, signature: '0x00' },
	}
	expect(readReceipt(saved)).toEqual(RECEIPT)
	expect(() => readReceipt({ ...saved, more: 1 })).toThrow()
})
