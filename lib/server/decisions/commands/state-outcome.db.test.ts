import { expect, test } from 'vitest'
import { minutes, plus } from '@/lib/domain/kernel/instant'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { seedPeople } from '@/prisma/seed/people'
import { findCountedBallots } from '../ballot.store'
import { stateOutcome } from './state-outcome'

const prisma = testPrisma()

test('states what the count came to, however many ballots there are: none of them is read again', async () => {
	const people = await seedPeople()
	const { incidentId, voteId, at } = await caseAt(people, 'tallied', { rung: 2, parameters: PARAMETERS })
	await prisma.ballot.updateMany({ where: { voteId }, data: { isCounted: false } })
	expect(await findCountedBallots(prisma, voteId)).toEqual([])
	const stated = await stateOutcome.execute(
		{ incidentId, statement: 'As the stewards decided.', departure: 'The stewards weighed the reply.', conditions: [] },
		{ actor: people.actor(WHO.coordinator), at: plus(at, minutes(1)) },
	)
	const { measureId, rung } = done(stated)
	expect(rung).toBe(2)
	const measure = await prisma.measure.findUniqueOrThrow({ where: { id: measureId ?? '' } })
	expect(measure.parameters).toMatchObject(PARAMETERS)
})

const PARAMETERS = { target: 5_800, reviewAfterDays: 90 }
