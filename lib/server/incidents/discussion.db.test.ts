import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { instant, minutes, plus } from '@/lib/domain/kernel/instant'
import { caseAt, done, type TestCase, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { relaunchVote } from '../decisions/commands/relaunch-vote'
import { tallyVote } from '../decisions/commands/tally-vote'
import { getVote } from '../decisions/queries/get-vote'
import { lockVote } from '../decisions/vote.store'
import { commentOnIncident } from './commands/comment-on-incident'
import { publishIncident } from './commands/publish-incident'
import { reviseReport } from './commands/revise-report'
import { getIncident } from './queries/get-incident'

const prisma = testPrisma()
let people: DemonstrationPeople
beforeEach(async () => {
	people = await seedPeople()
})

type Said = { readonly about?: string; readonly answers?: string }

async function say(by: number, { incidentId, at }: TestCase, said: Said = {}) {
	const input = { incidentId, body: 'We saw the same.', ...said }
	return commentOnIncident.execute(input, { actor: people.actor(by), at: plus(at, minutes(1)) })
}

async function read(ref: string, actor: Actor = VISITOR) {
	return done(await getIncident.ask({ ref }, { actor }))
}

describe('the discussion of a case', () => {
	test('closes with the vote; a new vote starts a new stage and leaves what was said before it frozen', async () => {
		const voted = await caseAt(people, 'voted', { voters: [WHO.steward] })
		const by = { actor: people.actor(WHO.coordinator) }
		const { id } = done(await say(WHO.peer, voted))
		done(await say(WHO.manager, voted, { answers: id }))
		const { closesAt } = done(await getVote.ask({ voteId: voted.voteId }, by))
		const at = plus(instant(closesAt), minutes(1))
		done(await tallyVote.execute({ voteId: voted.voteId }, { ...by, at }))

		const late = await say(WHO.manager, { ...voted, at })
		expect(late).toMatchObject({ problem: { code: 'refused', reason: 'discussion_closed_with_vote' } })

		done(await relaunchVote.execute({ incidentId: voted.incidentId }, { ...by, at: plus(at, minutes(2)) }))
		const again = { ...voted, at: plus(at, minutes(2)) }
		const answer = await say(WHO.manager, again, { answers: id })
		expect(answer).toMatchObject({ problem: { code: 'refused', reason: 'thread_frozen' } })
		done(await say(WHO.manager, again))
		const { comments } = await read(voted.incidentId, people.actor(WHO.steward))
		expect(comments.map(({ votesClosed, isFrozen, answers }) => [votesClosed, isFrozen, answers])).toEqual([
			[0, true, null],
			[0, true, id],
			[1, false, null],
		])
	})

	test('waits for a count that is going on: what comes behind it does not stand before the freeze', async () => {
		const voted = await caseAt(people, 'voted')
		const { id } = done(await say(WHO.peer, voted))
		let said: ReturnType<typeof say> | undefined
		await prisma.$transaction(async (tx) => {
			await lockVote(tx, voted.voteId)
			said = say(WHO.manager, voted, { answers: id })
			await sleep(500)
			await tx.vote.update({ where: { id: voted.voteId }, data: { state: 'tallied' } })
		})
		expect(await said).toMatchObject({ problem: { code: 'refused', reason: 'thread_frozen' } })
	})

	test('shows nobody a comment on a section that they may not read', async () => {
		const filed = await caseAt(people, 'filed')
		const by = { actor: people.actor(WHO.manager), at: plus(filed.at, minutes(1)) }
		const before = await read(filed.incidentId, by.actor)
		const hidden = { report: { visibility: { cause: 'operator' as const } }, reason: 'Names a supplier.' }
		const revision = { incidentId: filed.incidentId, expectedVersion: before.version, ...hidden }
		done(await reviseReport.execute(revision, by))
		const { id } = done(await say(WHO.manager, filed, { about: 'cause' }))
		expect(await say(WHO.steward, filed, { about: 'cause' })).toMatchObject({ problem: { reason: 'nothing_there' } })
		expect(await say(WHO.steward, filed, { answers: id })).toMatchObject({ problem: { reason: 'nothing_there' } })
		done(
			await publishIncident.execute({ incidentId: filed.incidentId }, { ...by, actor: people.actor(WHO.coordinator) }),
		)
		expect((await read(filed.incidentId)).comments).toEqual([])
		expect((await read(filed.incidentId, by.actor)).comments).toHaveLength(1)
	})

	test('takes an answer only to a comment of the same case', async () => {
		const here = await caseAt(people, 'assessing')
		const there = await caseAt(people, 'assessing', { operator: 'birch-staking', reporter: 12 })
		const { id } = done(await say(WHO.steward, there))
		expect(await say(WHO.steward, here, { answers: id })).toMatchObject({ problem: { code: 'not_found' } })
	})
})
