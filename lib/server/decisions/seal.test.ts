import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SealBroken, sealOf } from './seal'

const VOTE = '0d9f5c2e-8a44-4f6e-9a35-6a6b3f0c1d22'
const SECRET = randomBytes(32).toString('base64')
const content = { message: { choice: '2 key_limit', reason: 'The watchdog was off for nine days.' }, signature: '0xab' }

function reasonOf(attempt: () => unknown): string {
	try {
		attempt()
	} catch (error) {
		if (error instanceof SealBroken) return error.reason
		throw error
	}
	return 'opened'
}

describe('a sealed ballot', () => {
	const seal = sealOf(VOTE, SECRET)

	it('opens to what was sealed', () => {
		expect(seal.open(7, seal.close(7, content))).toEqual(content)
		expect(sealOf(VOTE, SECRET).open(7, seal.close(7, content))).toEqual(content)
	})

	it('shows nothing of its content, and not whether it is equal to another', () => {
		const sealed = seal.close(7, content)
		expect(sealed.toString('latin1')).not.toMatch(/key_limit|watchdog|0xab/)
		expect(sealed.equals(seal.close(7, content))).toBe(false)
	})

	it('has the same length for any choice and for a reason of any usual length', () => {
		const silent = seal.close(7, { message: { choice: 'abstain', reason: '' }, signature: '0xab' })
		const talkative = seal.close(7, { message: { choice: '1 warning', reason: 'x'.repeat(1_500) }, signature: '0xab' })
		expect(silent).toHaveLength(talkative.length)
	})

	it('opens in no other vote and under no other number', () => {
		const sealed = seal.close(7, content)
		expect(reasonOf(() => seal.open(8, sealed))).toBe('changed')
		expect(reasonOf(() => sealOf('1d9f5c2e-8a44-4f6e-9a35-6a6b3f0c1d22', SECRET).open(7, sealed))).toBe('changed')
	})

	it('says so when the key of the installation is another one', () => {
		const sealed = seal.close(7, content)
		expect(reasonOf(() => sealOf(VOTE, randomBytes(32).toString('base64')).open(7, sealed))).toBe('other_key')
	})

	it('does not open once any byte has changed', () => {
		const sealed = seal.close(7, content)
		for (let place = 0; place < sealed.length; place += 1) {
			const changed = Buffer.from(sealed)
			changed[place] = (changed[place] ?? 0) ^ 1
			expect(
				reasonOf(() => seal.open(7, changed)),
				`byte ${place}`,
			).not.toBe('opened')
		}
		expect(reasonOf(() => seal.open(7, sealed.subarray(0, 20)))).toBe('changed')
	})
})
