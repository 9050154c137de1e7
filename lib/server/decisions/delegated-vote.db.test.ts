import { hashTypedData } from 'viem'
import { expect, test, vi } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { readDelegation } from '@/lib/domain/decisions/delegation-message'
import { hours, type Instant, minus } from '@/lib/domain/kernel/instant'
import type { Rung } from '@/lib/domain/policy/policy'
import { recoverSigner } from '@/lib/server/chain/recover-signer'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { bundleAs } from '@/lib/testing/votes'
import { firstWrong } from '@/lib/verify/report'
import { verifyBundle } from '@/lib/verify/verify-bundle'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { signDelegation } from '@/prisma/seed/sign-delegation'
import { castBallot } from './commands/cast-ballot'
import { recuseFromVote } from './commands/recuse-from-vote'
import { setDelegation } from './commands/set-delegation'
import { tallyVote } from './commands/tally-vote'
import { installationId } from './installation'
import { getDecisionRecord } from './queries/get-decision-record'
import { getRollEntry } from './queries/get-roll-entry'
import { getVote } from './queries/get-vote'

vi.setConfig({ testTimeout: 60_000 })

const prisma = testPrisma()
const [ONE, TWO, THREE] = [WHO.steward, WHO.otherSteward, 4]

/** Delegates some hours before the votes of a test open. */
async function delegate(people: DemonstrationPeople, from: number, to: number | null) {
	const at = minus(Date.now() as Instant, hours(12))
	done(await setDelegation.execute(await signDelegation(people, from, to), { actor: people.actor(from), at }))
}

async function vote(people: DemonstrationPeople, voteId: string, voter: number, rung: Rung, conflict?: 'invested_in') {
	const question = { voteId, rung, ...(conflict && { conflict }) }
	done(await castBallot.execute(await signBallot(people, voter, question), { actor: people.actor(voter) }))
}

/** A vote of seven stewards, of whom the first and the third have delegated to the second. */
async function openDelegated() {
	const people = await seedPeople()
	await delegate(people, ONE, TWO)
	await delegate(people, THREE, TWO)
	const { voteId } = await caseAt(people, 'voting')
	const view = async () => done(await getVote.ask({ voteId }, { actor: people.actor(TWO) }))
	const states = async () => (await view()).roll.delegations.map(({ name, to, state }) => `${name} to ${to}: ${state}`)
	const support = async (rung: number) => (await view()).support[rung]?.power
	return { people, voteId, view, states, support }
}

test("a delegate's ballot counts for those who delegated, and each of them can take their power back", async () => {
	const { people, voteId, view, states, support } = await openDelegated()
	expect(await states()).toEqual(['Steward 1 to Steward 2: awaited', 'Steward 3 to Steward 2: awaited'])
	await vote(people, voteId, TWO, 1)
	expect((await view()).quorum.cast).toBe('3')
	expect(await support(1)).toBe('3')
	expect(await states()).toEqual(['Steward 1 to Steward 2: counted', 'Steward 3 to Steward 2: counted'])
	expect((await view()).roll.notVoted.filter(({ through }) => through === 'Steward 2')).toHaveLength(2)
	await vote(people, voteId, ONE, 0)
	expect((await view()).quorum.cast).toBe('3')
	expect([await support(0), await support(1)]).toEqual(['3', '2'])
	expect(await states()).toEqual(['Steward 1 to Steward 2: overridden', 'Steward 3 to Steward 2: counted'])
	await vote(people, voteId, TWO, 0)
	expect([await support(0), await support(1)]).toEqual(['3', '0'])
})

test('what a delegator signed is there for anybody to check', async () => {
	const { people, voteId, view } = await openDelegated()
	const { address = '' } = (await view()).roll.delegations[0] ?? {}
	const entry = done(await getRollEntry.ask({ voteId, address }, { actor: people.actor(THREE) }))
	const { message, signature = '', signatureKind } = entry.delegation ?? {}
	const frame = { chainId: 1, installation: await installationId(prisma) }
	const typedData = message && readDelegation(frame, message)
	if (!typedData) throw new Error('no delegation')
	const hash = hashTypedData({ ...typedData, message: { ...typedData.message, sequence: 1n } })
	expect(recoverSigner(hash, signature)).toBe(address)
	expect([signatureKind, typedData.message.delegate]).toEqual(['eoa', entry.delegate?.address])
})

test('a delegate who recuses sets the delegators free; a delegator who recuses leaves with their power', async () => {
	const { people, voteId, view, states } = await openDelegated()
	await vote(people, voteId, TWO, 1)
	const recusal = { voteId, conflict: 'invested_in', note: '' } as const
	done(await recuseFromVote.execute(recusal, { actor: people.actor(ONE) }))
	expect((await view()).quorum.cast).toBe('2')
	expect((await view()).roll.power).toBe('6')
	done(await recuseFromVote.execute(recusal, { actor: people.actor(TWO) }))
	expect((await view()).quorum.cast).toBe('0')
	expect((await view()).roll.power).toBe('5')
	expect(await states()).toEqual(['Steward 1 to Steward 2: recused', 'Steward 3 to Steward 2: free'])
	await vote(people, voteId, THREE, 1)
	expect((await view()).quorum.cast).toBe('1')
})

test('a vote that is open keeps the delegations that it opened with', async () => {
	const { people, voteId, view } = await openDelegated()
	await delegate(people, ONE, null)
	await delegate(people, 5, TWO)
	await vote(people, voteId, TWO, 1)
	expect((await view()).quorum.cast).toBe('3')
	const { voteId: later } = await caseAt(people, 'voting')
	const next = done(await getVote.ask({ voteId: later }, { actor: people.actor(TWO) }))
	expect(next.roll.delegations.map(({ name }) => name)).toEqual(['Steward 3', 'Steward 4'])
})

test('the result without conflicted ballots leaves out what was delegated to them as well', async () => {
	const { people, voteId } = await openDelegated()
	await vote(people, voteId, TWO, 6, 'invested_in')
	for (const voter of [ONE, THREE, 5, 6, 7, 8]) if (voter > THREE) await vote(people, voteId, voter, 1)
	const { closesAt } = await prisma.vote.findUniqueOrThrow({ where: { id: voteId } })
	const after = { actor: people.actor(WHO.coordinator), at: (closesAt.getTime() + 1) as never }
	done(await tallyVote.execute({ voteId }, after))
	const record = done(await getDecisionRecord.ask({ voteId }, { actor: people.actor(TWO) }))
	expect(record.vote.find(({ name }) => name === 'Delegations')?.text).toContain(
		"power 1: the delegate's ballot counted for them",
	)
	expect(record.nonVoters).toContainEqual(expect.stringMatching(/ \(through .+\)$/))
	const bundle = await bundleAs(people.actor(TWO), { voteId })
	expect(bundle.outcome).toMatchObject({
		outcome: 'adopted',
		rung: 1,
		withoutConflicted: { outcome: 'adopted', rung: 1 },
	})
	expect(bundle.roll.filter(({ delegate }) => delegate !== null)).toHaveLength(2)
	const support = bundle.outcome?.support as { rung: number; power: string }[]
	expect(support.find(({ rung }) => rung === 6)?.power).toBe('3')
})

test('a stranger finds in the bundle what each delegator signed, and finds out when one is missing', async () => {
	const { people, voteId } = await openDelegated()
	await vote(people, voteId, TWO, 1)
	await vote(people, voteId, ONE, 0)
	const bundle = await bundleAs(people.actor(TWO), { voteId })
	const report = verifyBundle(bundle, nativeCrypto())
	expect(report.checks.filter(({ state }) => state !== 'holds')).toEqual([])
	expect(report.checks.find(({ id }) => id === 'delegations')?.sentence).toMatch(/^2 delegations .*; 1 overridden/)
	const addresses = new Map(bundle.roll.map(({ id, address }) => [id, address]))
	expect(bundle.delegations.map(({ rollId, message }) => addresses.get(rollId) === message.delegator)).toEqual([
		true,
		true,
	])
	const dropped = { ...bundle, delegations: bundle.delegations.slice(1) }
	expect(firstWrong(verifyBundle(dropped, nativeCrypto()))?.id).toBe('delegations')
})
