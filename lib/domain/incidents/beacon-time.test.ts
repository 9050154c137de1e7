import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toIso } from '@/lib/domain/kernel/instant'
import { epochOfSlot, epochStart, NETWORKS_WITH_SLOTS, slotAt, slotStart } from './beacon-time'

const MAINNET = 'Ethereum mainnet'

// Fork epochs of consensus-specs configs/mainnet.yaml and the moments at which these forks went live.
test.each([
	[0, '2020-12-01T12:00:23.000Z'],
	[74_240, '2021-10-27T10:56:23.000Z'],
	[194_048, '2023-04-12T22:27:35.000Z'],
	[269_568, '2024-03-13T13:55:35.000Z'],
	[364_032, '2025-05-07T10:05:11.000Z'],
])('epoch %i of mainnet began at %s', (epoch, iso) => {
	const at = epochStart(MAINNET, epoch)
	expect(at === null ? null : toIso(at)).toBe(iso)
})

test('a slot and the moments within it lead to each other', () => {
	const networks = fc.constantFrom(...NETWORKS_WITH_SLOTS)
	fc.assert(
		fc.property(networks, fc.nat(2e9), fc.nat(11_999), (network, slot, ms) => {
			const start = slotStart(network, slot)
			if (start === null) throw new Error(network)
			expect(slotAt(network, (start + ms) as typeof start)).toBe(slot)
			expect(epochOfSlot(slot)).toBe(Math.floor(slot / 32))
		}),
	)
})

test('a network without a known genesis has no slots, and no network has any before its genesis', () => {
	expect([slotStart('Gnosis', 1), epochStart('Gnosis', 1)]).toEqual([null, null])
	expect(slotAt(MAINNET, 0 as Parameters<typeof slotAt>[1])).toBeNull()
})
