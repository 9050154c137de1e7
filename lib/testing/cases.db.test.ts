import { expect, test } from 'vitest'
import { seedPeople } from '@/prisma/seed/people'
import { caseAt, STAGES, WHO } from './cases'
import { demonstrationPeople } from './demonstration'
import { everythingStored, tablesThatHold } from './stored-state'
import { testPrisma } from './test-database'

const prisma = testPrisma()

test('a case can be had at each stage, in the state that the stage is named for', async () => {
	const people = await seedPeople()
	const found: Record<string, string> = {}
	for (const stage of STAGES) {
		const { incidentId: id } = await caseAt(people, stage)
		found[stage] = (await prisma.incident.findUniqueOrThrow({ where: { id } })).state
	}
	const named = Object.fromEntries(STAGES.map((stage) => [stage, stage]))
	expect(found).toEqual({ ...named, rated: 'assessing', voted: 'voting' })
}, 60_000)

test('what is stored is told apart by any change of any row', async () => {
	const people = await seedPeople()
	const { incidentId } = await caseAt(people, 'filed')
	const before = await everythingStored(prisma)
	expect(await everythingStored(prisma)).toEqual(before)
	await prisma.incident.update({ where: { id: incidentId }, data: { title: '<b>Another "title"</b>' } })
	const after = await everythingStored(prisma)
	expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual(['incident', 'row_seal'])
	expect(await tablesThatHold(prisma, '<b>Another')).toEqual(['incident'])
})

// The first of the two seeds the people of this file; the second gets them back.
const seen: object[] = []
test.each(['seeded', 'put back'])('the people who are %s are all there, and go on from there', async () => {
	const people = await demonstrationPeople()
	seen.push(await everythingStored(prisma))
	expect(seen.at(-1)).toEqual(seen[0])
	expect(await prisma.person.count()).toBeGreaterThan(WHO.peer)
	expect(await prisma.incident.count()).toBe(0)
	await caseAt(people, 'filed')
})
