import { beforeEach, expect, test } from 'vitest'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { minutes, plus } from '@/lib/domain/kernel/instant'
import { commentOnIncident } from '@/lib/server/incidents/commands/comment-on-incident'
import { publishIncident } from '@/lib/server/incidents/commands/publish-incident'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { exportDecisionRecord } from './queries/export-decision-record'
import { getDecisionRecord } from './queries/get-decision-record'

let people: DemonstrationPeople
beforeEach(async () => {
	people = await seedPeople()
})

async function markdown(voteId: string, actor: Actor): Promise<string> {
	const { pages } = done(await exportDecisionRecord.ask({ voteId }, { actor }))
	let text = ''
	for await (const page of pages()) text += page.join('')
	return text
}

test('the record of a decision holds what was weighed, who voted how and why, who was silent, and what followed', async () => {
	const decided = await caseAt(people, 'decided')
	const at = plus(decided.at, minutes(1))
	const said = { incidentId: decided.incidentId, body: 'The second signer is gone.', about: 'timeline' }
	done(await commentOnIncident.execute(said, { actor: people.actor(WHO.manager), at }))
	expect((await getDecisionRecord.ask({ voteId: decided.voteId }, { actor: VISITOR })).ok).toBe(false)
	done(await publishIncident.execute({ incidentId: decided.incidentId }, { actor: people.actor(WHO.coordinator), at }))

	const record = done(await getDecisionRecord.ask({ voteId: decided.voteId }, { actor: VISITOR }))
	expect(record).toMatchObject({ isFinal: true, nonVoters: [], ballotsLeftOut: 0 })
	expect(record.ballots.map(({ voter, reason, isCounted }) => [voter, reason, isCounted])).toEqual(
		[1, 2, 3, 4, 5, 6, 7].map((number) => [`Steward ${number}`, 'Weighed against what is done.', true]),
	)
	expect(record.ballots[0]?.choice).toContain('Warning')
	expect(record.panels.map(({ ratings }) => ratings.length)).toEqual([1, 1])
	expect(record.statement).toContain('The vote is stated as it was counted.')
	expect(record.measures.map(({ name }) => name)).toEqual(['Warning'])
	expect(record.remarks.map(({ about, body }) => [about, body])).toEqual([
		['the section timeline', 'The second signer is gone.'],
	])
	expect(record.url).toContain(`/votes/${decided.voteId}/record`)

	const text = await markdown(decided.voteId, VISITOR)
	for (const part of ['Steward 7', 'Weighed against what is done.', '## Cite it', record.panels[0]?.vector ?? '?'])
		expect(text).toContain(part)
})

test('a record of an open vote says that it can still change', async () => {
	const voting = await caseAt(people, 'voted', { voters: [2, 3, 4, 5] })
	const record = done(await getDecisionRecord.ask({ voteId: voting.voteId }, { actor: people.actor(WHO.coordinator) }))
	expect([record.isFinal, record.statement]).toEqual([false, ''])
	expect(record.nonVoters).toEqual(['Steward 5', 'Steward 6', 'Steward 7'])
})
