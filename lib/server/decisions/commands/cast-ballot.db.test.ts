import { beforeEach, expect, test, vi } from 'vitest'
import { hours, plus } from '@/lib/domain/kernel/instant'
import { checkSignature } from '@/lib/server/chain/check-signature'
import { done, WHO } from '@/lib/testing/cases'
import { answerOf, tally, voteOn } from '@/lib/testing/votes'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { castBallot } from './cast-ballot'
import { recuseFromVote } from './recuse-from-vote'

vi.mock('@/lib/server/chain/check-signature', { spy: true })

let people: DemonstrationPeople

beforeEach(async () => {
	people = await seedPeople()
	vi.mocked(checkSignature).mockClear()
})

test('a signature is looked into only where the ballot could be taken', async () => {
	const vote = await voteOn(people, { method: 'single', options: [{ rung: 1 }] })
	const { voteId } = vote
	const sign = (voter: number) => signBallot(people, voter, { voteId, choice: 'for' })
	const mine = await sign(WHO.steward)
	const send = async (ballot: typeof mine, voter: number, at = vote.at) =>
		answerOf(await castBallot.execute(ballot, { actor: people.actor(voter), at }))
	const asked = () => vi.mocked(checkSignature).mock.calls.length

	const nowhere = '00000000-0000-4000-8000-000000000000'
	expect(await send({ ...mine, voteId: nowhere, message: { ...mine.message, vote: nowhere } }, WHO.steward)).toBe(
		'not_found',
	)
	expect(await send(mine, WHO.otherSteward)).toBe('wrong_wallet')
	expect(await send(mine, WHO.steward, plus(vote.at, hours(500)))).toBe('vote_closed')
	expect(await send(mine, WHO.reporter)).toBe('forbidden')
	const gone = await sign(WHO.lastSteward)
	const recusal = { voteId, conflict: 'invested_in', note: '' } as const
	done(await recuseFromVote.execute(recusal, { actor: people.actor(WHO.lastSteward), at: vote.at }))
	expect(await send(gone, WHO.lastSteward)).toBe('recused')
	expect(asked()).toBe(0)

	expect(await send({ ...mine, signature: gone.signature }, WHO.steward)).toBe('wrong_signature')
	expect(await send(mine, WHO.steward)).toBe('ok')
	expect(asked()).toBe(2)
	const late = await sign(WHO.steward)
	expect((await tally(vote)).ok).toBe(true)
	expect(await send(late, WHO.steward)).toBe('vote_closed')
	expect(asked()).toBe(2)
}, 60_000)
