import { expect, test, vi } from 'vitest'
import { personOf } from '@/lib/domain/access/actor'
import type { Address } from '@/lib/domain/kernel/ids'
import type { Instant } from '@/lib/domain/kernel/instant'
import { done, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { signDelegation } from '@/prisma/seed/sign-delegation'
import { findHeldDelegations } from '../delegation.store'
import { getMyDelegation } from '../queries/get-my-delegation'
import { setDelegation } from './set-delegation'

vi.setConfig({ testTimeout: 60_000 })

const prisma = testPrisma()

function walletOf(people: DemonstrationPeople, who: number): Address {
	const address = personOf(people.actor(who))?.address
	if (!address) throw new Error('Somebody without a wallet')
	return address
}

test('a delegation is set, replaced and taken back; every revision stays, and the log names nobody', async () => {
	const people = await seedPeople()
	const actor = people.actor(WHO.steward)
	for (const delegate of [WHO.otherSteward, WHO.lastSteward, null]) {
		done(await setDelegation.execute(await signDelegation(people, WHO.steward, delegate), { actor }))
	}
	const { mine } = done(await getMyDelegation.ask({}, { actor }))
	expect(mine.map(({ sequence, to }) => [sequence, to?.name ?? null])).toEqual([
		[3, null],
		[2, 'Steward 7'],
		[1, 'Steward 2'],
	])
	expect(await findHeldDelegations(prisma, [walletOf(people, WHO.steward)], Date.now() as Instant)).toEqual(new Map())
	const leaves = await prisma.logLeaf.findMany({ where: { kind: 'delegation.set' }, orderBy: { id: 'asc' } })
	expect(leaves).toHaveLength(3)
	for (const [index, { entry }] of leaves.entries()) {
		expect(JSON.parse(entry).facts).toEqual({
			delegationHash: mine[2 - index]?.delegationHash,
			isRevoked: index === 2,
			sequence: index + 1,
		})
		expect(entry).not.toContain(mine[1]?.to?.address)
	}
})

test('whoever is delegated to sees by whom, as long as it holds', async () => {
	const people = await seedPeople()
	const delegators = async () =>
		done(await getMyDelegation.ask({}, { actor: people.actor(WHO.otherSteward) })).toMe.map(({ name }) => name)
	const delegate = async (from: number, to: number | null) =>
		done(await setDelegation.execute(await signDelegation(people, from, to), { actor: people.actor(from) }))
	await delegate(WHO.steward, WHO.otherSteward)
	await delegate(WHO.lastSteward, WHO.otherSteward)
	expect(await delegators()).toEqual(['Steward 1', 'Steward 7'])
	const [one, two] = [walletOf(people, WHO.steward), walletOf(people, WHO.lastSteward)]
	const held = async (...wallets: Address[]) => {
		const found = await findHeldDelegations(prisma, wallets, Date.now() as Instant)
		return [...found].map(([from, { delegate: to }]) => [from, to])
	}
	const to = walletOf(people, WHO.otherSteward)
	expect((await held(one, two)).sort()).toEqual(
		[
			[one, to],
			[two, to],
		].sort(),
	)
	expect(await held(one)).toEqual([[one, to]])
	await delegate(WHO.steward, WHO.lastSteward)
	expect(await delegators()).toEqual(['Steward 7'])
})

test('two delegations at once: one is kept, the other is told to look again', async () => {
	const people = await seedPeople()
	const actor = people.actor(WHO.steward)
	const bodies = [
		await signDelegation(people, WHO.steward, WHO.otherSteward),
		await signDelegation(people, WHO.steward, WHO.lastSteward),
	]
	const answers = await Promise.all(bodies.map((body) => setDelegation.execute(body, { actor })))
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
	const lost = answers.find(({ ok }) => !ok)
	expect(lost?.ok === false && lost.problem.reason).toBe('wrong_sequence')
	expect(await prisma.delegation.count()).toBe(1)
})
