import { beforeEach, expect, test, vi } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { fromDate } from '@/lib/domain/kernel/instant'
import { advanceDueCases } from '@/lib/server/incidents/advance-due-cases'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { caseAt, done, personId, WHO } from '@/lib/testing/cases'
import { allowWeights } from '@/lib/testing/policies'
import { testPrisma } from '@/lib/testing/test-database'
import { bundleOf } from '@/lib/testing/votes'
import { verifyBundle } from '@/lib/verify/verify-bundle'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { openingVote, openVote } from './commands/open-vote'
import { relaunchingVote } from './commands/relaunch-vote'
import { tallyVote } from './commands/tally-vote'
import { openAskedVotes } from './open-asked-votes'
import { getVote } from './queries/get-vote'
import * as openings from './vote-opening.store'

const prisma = testPrisma()
/** Two entries are many here. */
const askForVote = openingVote({ atOnce: 1 })
const HOLDERS = [1, 2, 3].map((digit) => `0x${String(digit).repeat(40)}`)
const listOf = (...powers: readonly number[]) => ({
	kind: 'snapshot' as const,
	csv: HOLDERS.map((address, index) => `${address},${powers[index] ?? 1}`).join('\n'),
	decimals: 0,
	symbol: 'V',
	source: 'By hand',
})

let people: DemonstrationPeople
let incidentId = ''
let coordinator: Actor

beforeEach(async () => {
	people = await seedPeople()
	await allowWeights()
	coordinator = people.actor(WHO.coordinator)
	incidentId = (await caseAt(people, 'deliberating', { isPublished: true })).incidentId
})

const ask = (weights = listOf(3, 2, 1)) => askForVote.execute({ incidentId, weights }, { actor: coordinator })
const openingSeenBy = async (actor: Actor) => done(await getIncident.ask({ ref: incidentId }, { actor })).opening

test('a vote by a long list is only asked for, and opens by itself under the id that was given out', async () => {
	const asked = await ask()
	const { id: voteId } = done(asked)
	expect(done(asked)).toMatchObject({ incidentId, state: 'preparing' })
	expect(asked.ok && asked.leaves.map(({ kind }) => kind)).toEqual(['vote.opening_asked'])
	expect(await prisma.vote.count()).toBe(0)
	expect(await openingSeenBy(coordinator)).toMatchObject({ written: 0, size: 0, refusal: '' })
	expect(await openingSeenBy(people.actor(WHO.steward))).toBeNull()
	expect(await openingSeenBy(VISITOR)).toBeNull()
	const told = vi.spyOn(openings, 'saveOpeningProgress')
	expect(await openAskedVotes()).toEqual([])
	expect(told).toHaveBeenCalledWith({ incidentId, voteId }, 0, 3)
	told.mockRestore()
	const vote = done(await getVote.ask({ voteId }, { actor: VISITOR }))
	expect(vote).toMatchObject({ state: 'open', roll: { size: 3, power: '6' }, openedBy: expect.any(String) })
	expect(await openingSeenBy(coordinator)).toBeNull()
	const { checks } = verifyBundle(await bundleOf({ voteId }), nativeCrypto())
	// No vote adopted the policy of this test.
	expect(checks.flatMap(({ id, state }) => (state === 'fails' ? [id] : []))).toEqual(['adopted'])
	expect(await openAskedVotes()).toEqual([])
	expect(await prisma.vote.count()).toBe(1)
})

test('while a vote is being prepared no other one opens, by a second click or by the clock', async () => {
	done(await ask())
	const again = await ask()
	expect(again.ok ? 'ok' : again.problem.reason).toBe('vote_being_prepared')
	const plain = await openVote.execute({ incidentId }, { actor: coordinator })
	expect(plain.ok ? 'ok' : plain.problem.reason).toBe('vote_being_prepared')
	const past = new Date(Date.now() - 1_000)
	await prisma.incident.update({ where: { id: incidentId }, data: { phaseDueAt: past, replyDueAt: past } })
	expect((await advanceDueCases()).did).toEqual([])
	expect(await openAskedVotes()).toEqual([])
	expect(await prisma.vote.count()).toBe(1)
})

test('a list that cannot be read is refused where it was asked for, and another one can be sent', async () => {
	done(await ask(listOf(3, -2, 1)))
	expect(await openAskedVotes()).toEqual([])
	expect(await openingSeenBy(coordinator)).toMatchObject({ refusal: expect.stringMatching(/\S/) })
	expect(await prisma.vote.count()).toBe(0)
	const { id: voteId } = done(await ask())
	expect(await openAskedVotes()).toEqual([])
	expect(done(await getVote.ask({ voteId }, { actor: VISITOR })).state).toBe('open')
})

test('what becomes of one that was asked for changes nothing of the one that was asked for after it', async () => {
	const { id: first } = done(await ask(listOf(3, -2, 1)))
	await openAskedVotes()
	const { id: second } = done(await ask())
	await openings.saveOpeningRefused({ incidentId, voteId: first }, 'Too late', fromDate(new Date()))
	await openings.saveOpeningProgress({ incidentId, voteId: first }, 2, 3)
	expect(await openingSeenBy(coordinator)).toMatchObject({ written: 0, size: 0, refusal: '' })
	expect(await openAskedVotes()).toEqual([])
	expect(done(await getVote.ask({ voteId: second }, { actor: VISITOR }))).toMatchObject({ roll: { power: '6' } })
})

test('a worker that is killed while it writes the roll has written nothing, and begins again', async () => {
	done(await ask())
	const killing = vi.spyOn(openings, 'saveOpeningProgress').mockRejectedValueOnce(new Error('Killed'))
	expect((await openAskedVotes())[0]).toContain('Killed')
	killing.mockRestore()
	expect([await prisma.vote.count(), await prisma.rollEntry.count()]).toEqual([0, 0])
	expect(await openAskedVotes()).toEqual([])
	expect([await prisma.vote.count(), await prisma.rollEntry.count()]).toEqual([1, 3])
})

test('what fails three times is refused with a sentence, and can be asked for again', async () => {
	done(await ask())
	const killing = vi.spyOn(openings, 'saveOpeningProgress').mockRejectedValue(new Error('Killed'))
	for (const tries of [1, 2]) {
		expect((await openAskedVotes())[0]).toContain('Killed')
		expect(await prisma.voteOpening.findFirstOrThrow()).toMatchObject({ tries, refusal: '' })
	}
	expect((await openAskedVotes())[0]).toContain('Killed')
	expect(await openingSeenBy(coordinator)).toMatchObject({ refusal: expect.stringContaining('tried three times') })
	killing.mockRestore()
	expect(await openAskedVotes()).toEqual([])
	expect(await prisma.vote.count()).toBe(0)
	done(await ask())
	await prisma.voteOpening.updateMany({ data: { tries: 3 } }) // as three processes leave it that were killed
	expect((await openAskedVotes())[0]).toContain('begun three times')
	done(await ask())
	expect(await openAskedVotes()).toEqual([])
	expect(await prisma.vote.count()).toBe(1)
})

test('for a day after a refusal the clock leaves the vote to whoever asked for it', async () => {
	done(await ask(listOf(3, -2, 1)))
	await openAskedVotes()
	const past = new Date(Date.now() - 1_000)
	await prisma.incident.update({ where: { id: incidentId }, data: { phaseDueAt: past, replyDueAt: past } })
	expect((await advanceDueCases()).did).toEqual([])
	const { refusedAt } = await prisma.voteOpening.findFirstOrThrow()
	const heldUntil = new Date((refusedAt?.getTime() ?? 0) + 24 * 3_600_000).toISOString()
	expect(await openingSeenBy(coordinator)).toMatchObject({ heldUntil })
	await prisma.voteOpening.updateMany({ data: { refusedAt: new Date(Date.now() - 24 * 3_600_000 - 1_000) } })
	expect((await advanceDueCases()).did).toEqual(['1 vote opened'])
	expect(await prisma.voteOpening.count()).toBe(0)
})

test('what was changed while it waited is refused, as the log has the hash of what was asked for', async () => {
	const asked = await ask()
	const { id: voteId } = done(asked)
	const leaf = await prisma.logLeaf.findFirstOrThrow({ where: { kind: 'vote.opening_asked' } })
	expect(JSON.parse(leaf.entry).facts).toEqual({ voteId, askedHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
	const { input } = await prisma.voteOpening.findFirstOrThrow()
	await prisma.voteOpening.updateMany({ data: { input: { ...Object(input), weights: listOf(1, 1, 9) } } })
	expect((await openAskedVotes())[0]).toContain('not what was asked for')
	expect(await prisma.vote.count()).toBe(0)
	expect(await openingSeenBy(coordinator)).toMatchObject({ refusal: expect.stringContaining('by the log') })
	done(await ask())
	expect(await openAskedVotes()).toEqual([])
	expect(await prisma.vote.count()).toBe(1)
})

test('whoever has lost the right meanwhile opens nothing', async () => {
	done(await ask())
	const where = { personId: personId(people, WHO.coordinator), endedAt: null }
	await prisma.roleGrant.updateMany({ where, data: { endedAt: new Date() } })
	expect(await openAskedVotes()).toEqual([])
	expect(await prisma.vote.count()).toBe(0)
	expect(await prisma.voteOpening.findFirstOrThrow()).toMatchObject({ refusal: expect.stringMatching(/\S/), input: {} })
})

test('a vote with a long roll that missed its quorum is prepared again with the same balances', async () => {
	const { id: first } = done(await ask())
	await openAskedVotes()
	const { closesAt } = await prisma.vote.findUniqueOrThrow({ where: { id: first } })
	const at = fromDate(closesAt)
	done(await tallyVote.execute({ voteId: first }, { actor: coordinator, at }))
	const asked = done(await relaunchingVote({ atOnce: 1 }).execute({ incidentId }, { actor: coordinator }))
	expect(asked.state).toBe('preparing')
	expect(await openAskedVotes()).toEqual([])
	const vote = done(await getVote.ask({ voteId: asked.id }, { actor: VISITOR }))
	expect(vote).toMatchObject({ attempt: 2, state: 'open', roll: { size: 3, power: '6' } })
})
