import { beforeEach, expect, test } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { done } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { castAs, type OpenedVote, STEWARDS, voteOn } from '@/lib/testing/votes'
import { seedPeople } from '@/prisma/seed/people'
import { exportBallots } from './export-ballots'
import { type BallotView, listBallots } from './list-ballots'

const prisma = testPrisma()

let vote: OpenedVote

beforeEach(async () => {
	vote = await voteOn(await seedPeople(), { method: 'ladder' })
	for (const voter of STEWARDS) expect(await castAs(vote, voter, 'abstain')).toBe('ok')
	// In a busy vote many come in one millisecond; here their times even run against their numbers.
	await prisma.$executeRaw`UPDATE ballot SET cast_at = now() - make_interval(secs => number / 4)`
}, 60_000)

async function pageAfter(cursor: string | null, limit: number) {
	const question = { voteId: vote.voteId, limit, ...(cursor !== null && { cursor }) }
	return done(await listBallots.ask(question, { actor: VISITOR }))
}

async function pages(limit: number): Promise<readonly BallotView[]> {
	const found: BallotView[] = []
	for (let cursor: string | null = null; ; ) {
		const page = await pageAfter(cursor, limit)
		found.push(...page.data)
		cursor = page.nextCursor
		if (cursor === null) return found
	}
}

test.each([1, 2, 3, 7, 100])(
	'ballots are listed by number, none twice and none left out, %i to a page',
	async (limit) => {
		const numbers = (await pages(limit)).map(({ number }) => number)
		expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7])
	},
)

test('the file of ballots has the same order', async () => {
	const { pages: parts } = done(await exportBallots.ask({ voteId: vote.voteId }, { actor: VISITOR }))
	const numbers: number[] = []
	for await (const page of parts()) numbers.push(...page.map(({ number }) => number))
	expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test.each(['nonsense', cursorOf('2026-01-01T00:00:00.000Z'), cursorOf('-1'), cursorOf('1e3'), cursorOf('9999999999')])(
	'a cursor that no list of ballots gave is refused: %s',
	async (cursor) => {
		const answer = await listBallots.ask({ voteId: vote.voteId, cursor }, { actor: VISITOR })
		expect(answer.ok ? 'ok' : answer.problem.code).toBe('invalid_input')
	},
)

function cursorOf(key: string): string {
	return Buffer.from(JSON.stringify([key, '00000000-0000-4000-8000-000000000000'])).toString('base64url')
}
