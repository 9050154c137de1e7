import { expect, test } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { seedPeople } from '@/prisma/seed/people'
import { getOverview } from './get-overview'

const prisma = testPrisma()
const overview = async () => done(await getOverview.ask({}, { actor: VISITOR }))

test('an empty house says so in every part', async () => {
	expect(await overview()).toMatchObject({
		open: [],
		openCount: 0,
		decisions: [],
		causes: [],
		causesCounted: 0,
		lessons: [],
	})
})

test('what is not published is counted nowhere', async () => {
	const people = await seedPeople()
	await caseAt(people, 'assessing')
	const { open, openCount, causes, lessons } = await overview()
	expect([open, openCount, causes, lessons]).toEqual([[], 0, [], []])
})

test('a published case shows who acts next, what was decided, and its lesson', async () => {
	const people = await seedPeople()
	await caseAt(people, 'rated', { isPublished: true })
	await caseAt(people, 'decided', { isPublished: true, operator: 'birch-staking', reporter: WHO.peer + 1 })
	const { open, openCount, decisions, causes, causesCounted, lessons } = await overview()
	expect(openCount).toBe(2)
	expect(open.map(({ operator, steps }) => [operator, ...steps.map(({ who }) => who)])).toEqual([
		['Alder Validation', 'Members of the operator', 'Stewards', 'Members of other operators'],
		['Birch Staking', 'Coordinators'],
	])
	expect(decisions.map(({ operator, rungName }) => `${operator}: ${rungName}`)).toEqual(['Birch Staking: Warning'])
	expect(causesCounted).toBe(2)
	expect(causes.every(({ count }) => count === 2)).toBe(true)
	expect(lessons.map(({ sentence }) => sentence)).toEqual([
		'A deletion counts when the old place can no longer start, not when it says so.',
	])
})

test('a lesson that only the operator may read is not told', async () => {
	const people = await seedPeople()
	const { incidentId } = await caseAt(people, 'filed', { isPublished: true })
	const before = await prisma.incident.findUniqueOrThrow({ where: { id: incidentId }, select: { report: true } })
	const report = { ...(before.report as Record<string, never>), visibility: { lessons: 'dao' } }
	await prisma.incident.update({ where: { id: incidentId }, data: { report } })
	expect((await overview()).lessons).toEqual([])
})
