import { expect, test } from 'vitest'
import type { Address } from '@/lib/domain/kernel/ids'
import { fromColumn } from '@/lib/server/kernel/columns'
import { hashDocument } from '@/lib/server/policy/hash-document'
import { type Eligible, makeRoll } from './roll.store'

const addressOf = (index: number) => fromColumn<Address>(`0x${index.toString(16).padStart(40, '0')}`)

function eligible(count: number): readonly Eligible[] {
	return Array.from({ length: count }, (_, index) => ({
		voterId: null,
		name: `Voter ${index}`,
		address: addressOf(index + 1),
		power: BigInt(index + 1) * 10n ** 18n,
		treeIndex: null,
	}))
}

test.each([0, 1, 2, 2_500])('a roll of %i has the hash of its canonical JSON', async (count) => {
	const held = new Map([[addressOf(1), { id: 'a delegation', delegate: addressOf(2), hash: 'ab' }]])
	const { entries, hash, power } = await makeRoll(eligible(count), held)
	const said = entries.map(({ id, address, power: own, delegateId }) => ({
		id,
		address,
		power: own,
		delegate: delegateId,
	}))
	expect(hash).toBe(hashDocument(said))
	expect(entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id).toSorted())
	expect(entries.filter(({ delegateId }) => delegateId !== null)).toHaveLength(count >= 2 ? 1 : 0)
	expect(power).toBe((BigInt(count) * BigInt(count + 1) * 10n ** 18n) / 2n)
})
