import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { answerOf, bundleOf, type OpenedVote, STEWARDS, voteOn } from '@/lib/testing/votes'
import { firstWrong } from '@/lib/verify/report'
import { verifyBundle } from '@/lib/verify/verify-bundle'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { lockVote } from '../vote.store'
import { castBallot } from './cast-ballot'
import { recuseFromVote } from './recuse-from-vote'
import { tallyVote } from './tally-vote'

const prisma = testPrisma()
let people: DemonstrationPeople

beforeEach(async () => {
	people = await seedPeople()
})

/** Begins `work` while somebody else holds the vote, for half a second; tells when the vote came free. */
async function behindALock<T>({ voteId }: OpenedVote, work: () => Promise<T>) {
	let working: Promise<T> | undefined
	let freedAt = 0
	await prisma.$transaction(async (tx) => {
		await lockVote(tx, voteId)
		working = work()
		await sleep(500)
		freedAt = Date.now()
	})
	return { answer: await working, freedAt }
}

async function sendBallot({ voteId }: OpenedVote, voter: number, choice: string): Promise<string> {
	const ballot = await signBallot(people, voter, { voteId, choice })
	return answerOf(await castBallot.execute(ballot, { actor: people.actor(voter) }))
}

test('ballots that wait for each other carry the time at which they were taken, and a stranger finds nothing wrong', async () => {
	const vote = await voteOn(people, { method: 'single', options: [{ rung: 1 }] })
	const count = () => tallyVote.execute({ voteId: vote.voteId }, { actor: people.actor(WHO.coordinator) })
	const recusal = { voteId: vote.voteId, conflict: 'invested_in', note: '' } as const
	const { answer, freedAt } = await behindALock(vote, async () => {
		const voting = STEWARDS.slice(1).map((voter) => sendBallot(vote, voter, 'for'))
		const leaving = recuseFromVote.execute(recusal, { actor: people.actor(STEWARDS[0]) })
		return [...(await Promise.all(voting)), (await leaving).ok ? 'ok' : 'refused']
	})
	expect(answer).toEqual(STEWARDS.map(() => 'ok'))
	const late = await behindALock(vote, count)
	expect(late.answer?.ok).toBe(true)
	const bundle = await bundleOf(vote)
	const times = bundle.ballots.map(({ castAt }) => castAt)
	expect(times).toEqual([...times].sort())
	expect(Date.parse(times[0] ?? '')).toBeGreaterThanOrEqual(freedAt)
	expect(Date.parse(bundle.roll.find(({ recusal: left }) => left)?.recusal?.at ?? '')).toBeGreaterThanOrEqual(freedAt)
	expect(Date.parse(bundle.vote.closesAt)).toBeGreaterThanOrEqual(late.freedAt)
	expect(firstWrong(verifyBundle(bundle, nativeCrypto()))).toBeNull()
}, 60_000)

test('a ballot that waited until the vote had closed is not taken', async () => {
	const vote = await voteOn(people, { method: 'single', options: [{ rung: 1 }] })
	const ballot = await signBallot(people, WHO.steward, { voteId: vote.voteId, choice: 'for' })
	const closesAt = new Date(Date.now() + 250)
	await prisma.vote.update({ where: { id: vote.voteId }, data: { mainClosesAt: closesAt, closesAt } })
	const cast = () => castBallot.execute(ballot, { actor: people.actor(WHO.steward) })
	const { answer } = await behindALock(vote, cast)
	expect(answer && answerOf(answer)).toBe('vote_closed')
}, 60_000)
