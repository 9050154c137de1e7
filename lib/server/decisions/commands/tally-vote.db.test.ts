import { beforeEach, expect, test } from 'vitest'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import { WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { castAs, STEWARDS, tally, voteOn } from '@/lib/testing/votes'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import type { TallyJson } from '../vote.store'

const prisma = testPrisma()
let people: DemonstrationPeople

beforeEach(async () => {
	people = await seedPeople()
})

test('a vote whose sums were changed is not counted: the ballots say otherwise', async () => {
	const vote = await voteOn(people, { method: 'single', options: [{ rung: 1 }] })
	for (const voter of STEWARDS) await castAs(vote, voter, voter === WHO.steward ? 'for' : 'against')
	const where = { id: vote.voteId }
	const before = await prisma.vote.findUniqueOrThrow({ where })
	const sums = fromJson<TallyJson>(before.tally)
	await prisma.vote.update({ where, data: { tally: toJson({ ...sums, counts: [...sums.counts].reverse() }) } })
	await expect(tally(vote)).rejects.toThrow('nothing was counted')
	expect(await prisma.vote.findUniqueOrThrow({ where })).toMatchObject({ state: 'open', result: null, outcome: null })
	await prisma.vote.update({ where, data: { tally: toJson(sums) } })
	expect((await tally(vote)).ok).toBe(true)
	expect(await prisma.vote.findUniqueOrThrow({ where })).toMatchObject({ state: 'tallied', outcome: 'rejected' })
}, 60_000)
