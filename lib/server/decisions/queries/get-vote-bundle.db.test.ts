import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { VISITOR } from '@/lib/domain/access/actor'
import { minutes, plus } from '@/lib/domain/kernel/instant'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { castAs, type OpenedVote, tally, voteOn } from '@/lib/testing/votes'
import { verifyBundle } from '@/lib/verify/verify-bundle'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { recuseFromVote } from '../commands/recuse-from-vote'
import type { VoteBundle } from '../vote-bundle'
import { getVoteBundle } from './get-vote-bundle'

let people: DemonstrationPeople

beforeEach(async () => {
	people = await seedPeople()
}, 60_000)

/** The bundle, begun now and read to its end after `meanwhile`. */
async function readAround({ voteId }: OpenedVote, meanwhile: () => Promise<unknown>): Promise<VoteBundle> {
	const file = done(await getVoteBundle.ask({ voteId }, { actor: VISITOR }))
	await meanwhile()
	let text = ''
	for await (const page of file.pages()) text += page.join('')
	return JSON.parse(text)
}

afterEach(() => void vi.useRealTimers())

test('a bundle tells of one moment, whatever happens to the vote while it is read', async () => {
	const vote = await voteOn(people, { method: 'single', options: [{ rung: 1 }] })
	for (const voter of [2, 3, 4]) expect(await castAs(vote, voter, 'for')).toBe('ok')
	const bundle = await readAround(vote, async () => {
		expect(await castAs(vote, 3, 'against')).toBe('ok')
		expect(await castAs(vote, 5, 'for')).toBe('ok')
		const recusal = { voteId: vote.voteId, conflict: 'invested_in' as const, note: '' }
		done(await recuseFromVote.execute(recusal, { actor: people.actor(WHO.steward), at: plus(vote.at, minutes(2)) }))
	})
	expect(bundle.ballots.map(({ number, isCounted }) => [number, isCounted])).toEqual([
		[1, true],
		[2, true],
		[3, true],
	])
	expect(bundle.roll.filter(({ hasVoted }) => hasVoted)).toHaveLength(3)
	expect(bundle.roll.filter(({ recusal }) => recusal !== null)).toHaveLength(0)
	expect(bundle.log.leaves).toHaveLength(4)
	expect(bundle.log.leaves.every(({ index, proof }) => index !== null && proof.length > 0)).toBe(true)
	expect(wrongIn(bundle)).toEqual([])
	const after = await readAround(vote, async () => undefined)
	expect(after.ballots.map(({ isCounted }) => isCounted)).toEqual([false, false, true, true, true])
	expect(wrongIn(after)).toEqual([])
}, 60_000)

test('a bundle that was begun while a vote was sealed has its ballots sealed to the end', async () => {
	const vote = await voteOn(people, { method: 'single', options: [{ rung: 1 }], isSealed: true })
	for (const voter of [2, 3, 4, 5]) expect(await castAs(vote, voter, 'for')).toBe('ok')
	vi.setSystemTime(Date.now() + 60 * 86_400_000) // the log signs after the end of the vote, whose times are made up
	const bundle = await readAround(vote, async () => done(await tally(vote)))
	expect(bundle.vote.state).toBe('open')
	expect(bundle.ballots.map(({ message, signature }) => [message, signature])).toEqual(
		Array.from({ length: 4 }, () => [null, null]),
	)
	expect(wrongIn(bundle)).toEqual([])
	const after = await readAround(vote, async () => undefined)
	expect(after.ballots.map(({ message }) => message?.choice)).toEqual(['for', 'for', 'for', 'for'])
	expect(wrongIn(after)).toEqual([])
}, 60_000)

test('the proofs of a roll that is too long for one bundle are refused, with where else they are', async () => {
	const { voteId } = await voteOn(people, { method: 'single', options: [{ rung: 1 }] })
	await testPrisma().$executeRaw`
		INSERT INTO roll_entry (id, vote_id, voter_name, address, power)
		SELECT gen_random_uuid(), ${voteId}::uuid, 'Voter ' || n, '0x' || lpad(to_hex(n), 40, '0'), 1
		FROM generate_series(1, 10000) n`
	const asked = await getVoteBundle.ask({ voteId, proofs: true }, { actor: VISITOR })
	expect(asked.ok ? [] : asked.problem.issues).toEqual([
		{ path: 'proofs', message: expect.stringMatching(/10,007 entries.*at most 10,000.*\/roll\/\{address\}/) },
	])
	expect((await getVoteBundle.ask({ voteId }, { actor: VISITOR })).ok).toBe(true)
	const hidden = (await caseAt(people, 'voting')).voteId
	const unseen = await getVoteBundle.ask({ voteId: hidden, proofs: true }, { actor: VISITOR })
	expect(unseen.ok ? 'ok' : unseen.problem.code).toBe('not_found')
}, 60_000)

function wrongIn(bundle: VoteBundle) {
	return verifyBundle(bundle, nativeCrypto()).checks.filter(({ state }) => state === 'fails')
}
