import { expect, test } from 'vitest'
import { personOf } from '@/lib/domain/access/actor'
import { openVote } from '@/lib/server/decisions/commands/open-vote'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { allowWeights } from '@/lib/testing/policies'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { listMyWork } from './list-my-work'

async function deskOf(people: DemonstrationPeople, who: number) {
	const { data, others } = done(await listMyWork.ask({}, { actor: people.actor(who) }))
	return {
		mine: data.map(({ task }) => task),
		others: others.map(({ who: by, task, because }) => ({ by, task, because })),
	}
}

test('each role finds its own step, and reads who does the others and why not they', async () => {
	const people = await demonstrationPeople()
	await caseAt(people, 'rated', { isPublished: true })
	const steward = await deskOf(people, WHO.otherSteward)
	expect(steward.mine).toEqual(['Rate the factors'])
	expect(steward.others.map(({ by }) => by).sort()).toEqual(['Members of other operators', 'Members of the operator'])
	expect(steward.others.find(({ by }) => by === 'Members of the operator')?.because).toContain(
		"this is for the operator's reporters",
	)
	const rated = await deskOf(people, WHO.steward)
	expect(rated.mine).toEqual([])
	expect(rated.others.map(({ because }) => because)).toContain(
		'Your rating is in; you may replace it until the round closes.',
	)
	expect((await deskOf(people, WHO.manager)).mine).toEqual(['Reply to the case'])
	expect((await deskOf(people, WHO.administrator)).others).toEqual([])
})

test('a steward who has voted waits for the others, and the coordinator for the count', async () => {
	const people = await demonstrationPeople()
	await caseAt(people, 'voted', { isPublished: true, voters: [WHO.steward] })
	expect((await deskOf(people, WHO.steward)).others).toEqual([
		{
			by: 'Stewards',
			task: 'Vote on the consequence',
			because: 'Your ballot is in; you may replace it until the vote closes.',
		},
	])
	expect((await deskOf(people, WHO.otherSteward)).mine).toEqual(['Vote on the consequence'])
	expect((await deskOf(people, WHO.coordinator)).mine).toEqual([])
})

test('in a vote by balances the roll says whose turn it is, not the role', async () => {
	const people = await demonstrationPeople()
	await allowWeights()
	const { incidentId } = await caseAt(people, 'deliberating', { isPublished: true })
	const addressOf = (who: number) => personOf(people.actor(who))?.address ?? ''
	const csv = [WHO.peer, WHO.steward].map((who) => `${addressOf(who)},10`).join('\n')
	const weights = { kind: 'snapshot', unit: 'tokens', decimals: 18, symbol: 'LDO', source: 'Block 1', csv } as const
	done(await openVote.execute({ incidentId, weights }, { actor: people.actor(WHO.coordinator) }))
	expect((await deskOf(people, WHO.peer)).mine).toEqual(['Vote on the consequence'])
	expect((await deskOf(people, WHO.otherSteward)).others).toEqual([
		{
			by: 'Everyone on the roll',
			task: 'Vote on the consequence',
			because: 'You are not on the roll: it lists the balances that this vote was opened with, without those involved.',
		},
	])
})

test('a draft is the work of those who began it: a coordinator finds no draft of an operator', async () => {
	const people = await demonstrationPeople()
	await caseAt(people, 'draft')
	expect(await deskOf(people, WHO.coordinator)).toEqual({ mine: [], others: [] })
	expect((await deskOf(people, WHO.reporter)).mine).toEqual(['Finish and file the report'])
	await caseAt(people, 'draft', { reporter: WHO.coordinator })
	const { data } = done(await listMyWork.ask({}, { actor: people.actor(WHO.coordinator) }))
	expect(data.map(({ task, because }) => [task, because])).toEqual([
		['Finish and file the report', 'You are a coordinator, and one of you began this draft.'],
	])
	expect((await deskOf(people, WHO.manager)).mine).toHaveLength(2)
	expect(await deskOf(people, WHO.steward)).toEqual({ mine: [], others: [] })
})
