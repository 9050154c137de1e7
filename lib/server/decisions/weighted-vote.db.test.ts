import { StandardMerkleTree } from '@openzeppelin/merkle-tree'
import { mnemonicToAccount } from 'viem/accounts'
import { expect, test, vi } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { DEMONSTRATION_MNEMONIC } from '@/lib/server/access/personas'
import { findPerson } from '@/lib/server/auth/find-actor'
import { findOrAddByAddress } from '@/lib/server/auth/people'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { allowWeights } from '@/lib/testing/policies'
import { testPrisma } from '@/lib/testing/test-database'
import { bundleAs } from '@/lib/testing/votes'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { castBallot } from './commands/cast-ballot'
import { openVote } from './commands/open-vote'
import { tallyVote } from './commands/tally-vote'
import { getDecisionRecord } from './queries/get-decision-record'
import { getRollEntry } from './queries/get-roll-entry'
import { getVote } from './queries/get-vote'

vi.setConfig({ testTimeout: 60_000 })

const prisma = testPrisma()

const addressOf = (index: number) =>
	mnemonicToAccount(DEMONSTRATION_MNEMONIC, { addressIndex: index }).address.toLowerCase()
/** Somebody whom nobody here knows yet. */
const HOLDER = 77

const SNAPSHOT = { kind: 'snapshot', unit: 'tokens', decimals: 18, symbol: 'LDO', source: 'Block 24,000,000' } as const

async function openWeighted(people: DemonstrationPeople, csv: string, more: object = {}) {
	await allowWeights()
	const { incidentId } = await caseAt(people, 'deliberating', { isPublished: true })
	const actor = people.actor(WHO.coordinator)
	return openVote.execute({ incidentId, weights: { ...SNAPSHOT, csv, ...more } }, { actor })
}

const CSV = [
	'address,balance',
	`${addressOf(WHO.steward)},1.5`,
	`${addressOf(HOLDER)},2000000`,
	`${addressOf(WHO.manager)},10`,
	`${addressOf(WHO.coordinator)},20`,
].join('\n')

test('a vote opened with a file of balances has them on its roll, but for those who are involved', async () => {
	const people = await seedPeople()
	const { id: voteId } = done(await openWeighted(people, CSV))
	const vote = done(await getVote.ask({ voteId }, { actor: people.actor(WHO.steward) }))
	expect(vote.roll).toMatchObject({ size: 2, power: '2000001500000000000000000' })
	expect(vote.roll.leftOff.map(({ because, power }) => [because, power])).toEqual([
		['belongs to the operator concerned', '10000000000000000000'],
		['coordinates the case', '20000000000000000000'],
	])
	const roll = await prisma.rollEntry.findMany({ where: { voteId }, orderBy: { power: 'asc' } })
	expect(roll.map(({ voterName, voterId }) => [voterName, voterId !== null])).toEqual([
		['Steward 1', true],
		[expect.stringMatching(/^0x.*…/), false],
	])
	const tree = StandardMerkleTree.of(
		roll.map(({ address, power }) => [address, power.toFixed(0)]),
		['address', 'uint256'],
	)
	expect(vote.rules.weights).toEqual({
		kind: 'snapshot',
		root: tree.root,
		decimals: 18,
		symbol: 'LDO',
		source: SNAPSHOT.source,
	})
})

test('each power is proven by itself, and in the bundle on request', async () => {
	const people = await seedPeople()
	const { id: voteId } = done(await openWeighted(people, CSV))
	const actor = people.actor(WHO.steward)
	const entry = done(
		await getRollEntry.ask({ voteId, address: addressOf(HOLDER).toUpperCase().replace('0X', '0x') }, { actor }),
	)
	const { root, leaf, leafTypes, proof } = entry.merkle ?? { root: '', leaf: [], leafTypes: [], proof: [] }
	expect(StandardMerkleTree.verify(root, [...leafTypes], [...leaf], [...proof])).toBe(true)
	expect(leaf).toEqual([addressOf(HOLDER), '2000000000000000000000000'])
	const absent = await getRollEntry.ask({ voteId, address: addressOf(WHO.manager) }, { actor })
	expect(absent.ok === false && absent.problem.code).toBe('not_found')
	const plain = await bundleAs(actor, { voteId })
	expect(plain.roll.every((line) => line.proof === undefined)).toBe(true)
	const proven = await bundleAs(actor, { voteId, proofs: true })
	expect(proven.roll.find(({ address }) => address === addressOf(HOLDER))?.proof).toEqual(proof)
})

test('a holder whom nobody knew signs in, votes with the whole power, and a steward without tokens does not', async () => {
	const people = await seedPeople()
	const { id: voteId } = done(await openWeighted(people, CSV))
	const { id } = await findOrAddByAddress(addressOf(HOLDER))
	const holder = await findPerson(id)
	if (holder === null) throw new Error('nobody')
	const withHolder = { ...people, actor: (index: number) => (index === HOLDER ? holder : people.actor(index)) }
	const ballot = await signBallot(withHolder, HOLDER, {
		voteId,
		rung: 2,
		parameters: { target: 100, reviewAfterDays: 90 },
	})
	done(await castBallot.execute(ballot, { actor: holder }))
	const vote = done(await getVote.ask({ voteId }, { actor: holder }))
	expect(vote.quorum).toMatchObject({ cast: '2000000000000000000000000', isMet: true })
	const outsider = people.actor(WHO.otherSteward)
	const view = done(await getVote.ask({ voteId }, { actor: outsider }))
	expect(view.me).toMatchObject({
		mayVote: false,
		because: 'You are not on the roll: it was fixed when the vote opened.',
	})
	const other = await signBallot(people, WHO.otherSteward, {
		voteId,
		rung: 2,
		parameters: { target: 100, reviewAfterDays: 90 },
	})
	const refused = await castBallot.execute(other, { actor: outsider })
	expect(refused.ok === false && refused.problem.reason).toBe('not_on_roll')
})

test.each([
	['balances_wrong', { csv: `${addressOf(HOLDER)},1\n0x12,1` }],
	['balances_wrong', { csv: `${addressOf(HOLDER)},1\n${addressOf(HOLDER)},1` }],
	['balances_wrong', { csv: `${addressOf(HOLDER)},-1` }],
	['balances_wrong', { csv: `${addressOf(HOLDER)},1.5`, unit: 'smallest' }],
	['balances_empty', { csv: 'address,balance\n' }],
	['balances_unreadable', { csv: '"0x1,1' }],
	['roll_empty', { csv: `${addressOf(WHO.manager)},1\n${addressOf(WHO.coordinator)},1` }],
	['no_rpc', { kind: 'erc20votes', token: `0x${'12'.repeat(20)}`, block: 1 }],
])('balances are refused as %s, and nothing opens', async (reason, more) => {
	const people = await seedPeople()
	const answer = await openWeighted(people, '', more)
	expect(answer.ok === false && answer.problem.reason).toBe(reason)
	expect(await prisma.vote.count()).toBe(0)
})

test('whoever may not open the vote learns nothing about the file', async () => {
	const people = await seedPeople()
	const { incidentId } = await caseAt(people, 'deliberating', { isPublished: true })
	const answer = await openVote.execute(
		{ incidentId, weights: { ...SNAPSHOT, csv: 'nonsense' } },
		{ actor: people.actor(WHO.steward) },
	)
	expect(answer.ok === false && answer.problem.code).toBe('forbidden')
})

test('where the policy lets stewards alone vote, a file of balances opens nothing', async () => {
	const people = await seedPeople()
	const { incidentId } = await caseAt(people, 'deliberating', { isPublished: true })
	const csv = `${addressOf(HOLDER)},1`
	const answer = await openVote.execute(
		{ incidentId, weights: { ...SNAPSHOT, csv } },
		{ actor: people.actor(WHO.coordinator) },
	)
	expect(answer.ok === false && answer.problem.sentence).toMatch(/^Policy 1\.0 lets stewards alone vote;/)
	expect(await prisma.vote.count()).toBe(0)
})

test('one wallet that makes up the roll decides nothing before the end, and everybody sees whose file it was', async () => {
	const people = await seedPeople()
	const { id: voteId } = done(await openWeighted(people, `${addressOf(WHO.steward)},1`))
	const actor = people.actor(WHO.steward)
	done(await castBallot.execute(await signBallot(people, WHO.steward, { voteId, rung: 6 }), { actor }))
	const coordinator = people.actor(WHO.coordinator)
	const early = await tallyVote.execute({ voteId }, { actor: coordinator })
	expect(early.ok === false && early.problem.reason).toBe('vote_running')
	expect(done(await getVote.ask({ voteId }, { actor: VISITOR })).openedBy).toBe('Coordinator')
	const record = done(await getDecisionRecord.ask({ voteId }, { actor: VISITOR }))
	const facts = Object.fromEntries(record.vote.map(({ name, text }) => [name, text]))
	expect(facts['Weighed by']).toBe('balances of LDO in a file that Coordinator uploaded; 1 voter')
	expect(facts['Source of the balances']).toBe(SNAPSHOT.source)
	expect(facts['Merkle root of the balances']).toMatch(/^0x[0-9a-f]{64}$/)
})
