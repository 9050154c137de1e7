import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { tallyOf } from '@/lib/domain/decisions/vote-result'
import { hours, minutes, plus } from '@/lib/domain/kernel/instant'
import { policyOf } from '@/lib/server/policy/policies'
import { WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { answerOf, bundleOf, castAs, type OpenedVote, STEWARDS, seen, tally, voteOn } from '@/lib/testing/votes'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { findCountedBallots } from './ballot.store'
import { castBallot } from './commands/cast-ballot'
import { recuseFromVote } from './commands/recuse-from-vote'
import { findVote } from './vote.store'

const prisma = testPrisma()
let people: DemonstrationPeople

beforeEach(async () => {
	people = await seedPeople()
})

const OPTIONS = [
	{ rung: 0 as const },
	{ rung: 1 as const },
	{ key: 'harsh', rung: 2 as const, parameters: { target: 5_800, reviewAfterDays: 90 } },
]

type Ballot = Awaited<ReturnType<typeof signBallot>>

async function send(vote: OpenedVote, ballot: Ballot, voter: number = WHO.steward): Promise<string> {
	const context = { actor: people.actor(voter), at: plus(vote.at, minutes(1)) }
	return answerOf(await castBallot.execute({ ...ballot, voteId: vote.voteId }, context))
}

describe('a ballot that was really signed is refused', () => {
	let vote: OpenedVote
	const ask = (choice = 'for') => ({ voteId: vote.voteId, choice })

	beforeEach(async () => {
		vote = await voteOn(people, { method: 'single', options: [{ rung: 1 }] })
	})

	test('in another vote, another installation and on another chain', async () => {
		const other = await voteOn(people, { method: 'single', options: [{ rung: 1 }] })
		const elsewhere = { installation: { salt: `0x${'ab'.repeat(32)}` as const }, chain: { chainId: 17_000 } }
		const mine = await signBallot(people, WHO.steward, ask())
		expect(await send(other, mine)).toBe('wrong_vote')
		expect(await send(other, { ...mine, message: { ...mine.message, vote: other.voteId } })).toBe('wrong_signature')
		for (const domain of Object.values(elsewhere)) {
			expect(await send(vote, await signBallot(people, WHO.steward, ask(), {}, domain))).toBe('wrong_signature')
		}
		expect(await send(vote, mine)).toBe('ok')
	})

	test('a second time, out of turn, and on another revision', async () => {
		const mine = await signBallot(people, WHO.steward, ask())
		const revision = `0x${'cd'.repeat(32)}` as const
		expect(await send(vote, await signBallot(people, WHO.steward, ask(), { revision }))).toBe('wrong_revision')
		expect(await send(vote, await signBallot(people, WHO.steward, ask(), { sequence: '2' }))).toBe('wrong_sequence')
		expect(await send(vote, mine)).toBe('ok')
		expect(await send(vote, mine)).toBe('wrong_sequence')
		const again = await signBallot(people, WHO.steward, ask('against'))
		expect(await send(vote, again)).toBe('ok')
		expect(await send(vote, mine)).toBe('wrong_sequence')
		expect((await seen(vote)).support.map(({ power }) => power)).toEqual(['0', '1'])
	})

	test('with anything in it that this vote does not ask, though its own wallet signed that', async () => {
		const answers: Record<string, string> = {}
		const changes = [
			{ choice: '2 key_limit' },
			{ choice: 'warning' },
			{ choice: 'object' },
			{ choice: 'FOR' },
			{ choice: 'for ' },
			{ choice: '' },
			{ method: 'ladder' as const },
			{ method: 'optimistic' as const },
			{ policy: '9.9' },
			{ parameters: '{ }' },
			{ salt: `0x${'01'.repeat(32)}` as const },
		]
		for (const changed of [...changes, { parameters: '{"target":1}' }]) {
			const ballot = await signBallot(people, WHO.steward, ask(), changed)
			answers[JSON.stringify(changed)] = await send(vote, ballot)
		}
		const expected = changes.map((changed) => [JSON.stringify(changed), 'unreadable_ballot'])
		expect(answers).toEqual({
			...Object.fromEntries(expected),
			'{"parameters":"{\\"target\\":1}"}': 'parameter_invalid',
		})
		expect((await seen(vote)).ballots).toBe(0)
	})

	test('from somebody who is signed in with another wallet, and from one who is on no roll', async () => {
		const mine = await signBallot(people, WHO.steward, ask())
		expect(await send(vote, mine, WHO.otherSteward)).toBe('wrong_wallet')
		await prisma.rollEntry.updateMany({
			where: { voteId: vote.voteId, address: mine.message.voter },
			data: { address: `0x${'00'.repeat(20)}` },
		})
		expect(await send(vote, mine)).toBe('not_on_roll')
	})

	test('after the end, and after the count', async () => {
		const mine = await signBallot(people, WHO.steward, ask())
		const late = { actor: people.actor(WHO.steward), at: plus(vote.at, hours(120)) }
		expect(answerOf(await castBallot.execute(mine, late))).toBe('vote_closed')
		expect((await tally(vote)).ok).toBe(true)
		expect(await send(vote, mine)).toBe('vote_closed')
	})
})

test('ballots of many voters at once are all counted, numbered without a gap and linked', async () => {
	const vote = await voteOn(people, { method: 'ranked', options: OPTIONS })
	for (const round of ['warning > nothing', 'harsh > warning', 'nothing']) {
		const signed = await Promise.all(
			STEWARDS.map((voter) => signBallot(people, voter, { voteId: vote.voteId, choice: round })),
		)
		const answers = await Promise.all(signed.map((ballot, place) => send(vote, ballot, STEWARDS[place])))
		expect(answers).toEqual(STEWARDS.map(() => 'ok'))
	}
	const gone = { voteId: vote.voteId, conflict: 'invested_in' as const, note: '' }
	const leaving = STEWARDS.slice(0, 3).map((voter) =>
		recuseFromVote.execute(gone, { actor: people.actor(voter), at: plus(vote.at, minutes(2)) }),
	)
	const staying = STEWARDS.slice(3).map((voter) => castAs(vote, voter, 'harsh > nothing', { after: 2 }))
	await Promise.all([...leaving, ...staying])

	const stored = await findVote(prisma, vote.voteId)
	if (stored === null) throw new Error('The vote is gone')
	const counted = await findCountedBallots(prisma, vote.voteId)
	expect(counted).toHaveLength(4)
	expect(stored.tally).toEqual(tallyOf(counted, stored.rules))
	expect(stored).toMatchObject({ ballotCount: 25, awaitedCount: 0, rollPower: 4n, chain: { number: 28 } })
	const { ballots, log, rollHash } = await bundleOf(vote)
	expect(new Set(ballots.map(({ number }) => number)).size).toBe(25)
	let head = rollHash
	const linked = log.leaves.map(({ entry }) => JSON.parse(entry)).filter(({ facts }) => facts.number)
	for (const { type, facts } of linked.sort((left, right) => left.facts.number - right.facts.number)) {
		expect(facts.previous).toBe(head)
		const text = `${head}:${facts.number}:${type}:${facts.ballotHash ?? facts.rollEntry}`
		head = createHash('sha256').update(text).digest('hex')
	}
	expect(head).toBe(stored.chain.head)
}, 120_000)

test('one voter who sends the same number twice at once is counted once', async () => {
	const vote = await voteOn(people, { method: 'single', options: [{ rung: 1 }] })
	const pair = await Promise.all(
		['for', 'against'].map((choice) => signBallot(people, WHO.steward, { voteId: vote.voteId, choice })),
	)
	const answers = await Promise.all(pair.map((ballot) => send(vote, ballot)))
	expect(answers.sort()).toEqual(['ok', 'wrong_sequence'])
	expect(await seen(vote)).toMatchObject({ ballots: 1, quorum: { cast: '1' } })
})

test('what a sealed ballot says is nowhere to be read until the vote is counted', async () => {
	const vote = await voteOn(people, { method: 'approval', options: OPTIONS, isSealed: true })
	const reason = 'The quiet brown otter.'
	for (const voter of STEWARDS.slice(0, 5)) {
		expect(await castAs(vote, voter, 'warning', { reason, conflict: 'supplier_of' })).toBe('ok')
	}
	expect(await castAs(vote, WHO.steward, 'nothing, warning', { reason })).toBe('ok')
	const open = await bundleOf(vote)
	expect(JSON.stringify([open, await seen(vote)])).not.toMatch(/otter|supplier_of/)
	expect(open.ballots.every(({ message, signature }) => message === null && signature === null)).toBe(true)
	expect(await seen(vote)).toMatchObject({ support: [], quorum: { cast: '5', isMet: true } })
	const rows = await prisma.$queryRaw<{ row: string }[]>`SELECT to_jsonb(b)::text AS row FROM ballot b`
	expect(rows.map(({ row }) => row).join()).not.toMatch(/otter|supplier_of|approved/)

	expect((await tally(vote)).ok).toBe(true)
	const counted = await bundleOf(vote)
	expect(counted.ballots.map(({ message }) => message?.choice)).toEqual([
		...Array(5).fill('warning'),
		'nothing, warning',
	])
	expect(counted.ballots.map(({ ballotHash }) => ballotHash)).toEqual(open.ballots.map(({ ballotHash }) => ballotHash))
	expect(new Set(counted.ballots.map(({ message }) => message?.salt)).size).toBe(6)
	expect(await seen(vote)).toMatchObject({ outcome: 'adopted', decidedOption: 'warning', quorum: { cast: '5' } })
	expect((await seen(vote)).support.map(({ power }) => power)).toEqual(['1', '5', '0'])
}, 60_000)

test('every vote keeps the rules that it opened with, which its policy made', async () => {
	const vote = await voteOn(people, { method: 'optimistic', options: [{ rung: 1 }] })
	const policy = await policyOf(prisma, '1.0')
	expect((await bundleOf(vote)).rules).toMatchObject({
		method: 'optimistic',
		objectionBasisPoints: policy.votes.optimisticObjectionBasisPoints,
		quorum: policy.votes.quorum,
		weights: { kind: 'one_each' },
	})
})
