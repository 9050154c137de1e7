import { expect, test, vi } from 'vitest'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { type Duration, days, minus, toDate } from '@/lib/domain/kernel/instant'
import { liftMeasure } from '@/lib/server/measures/commands/lift-measure'
import { caseAt, done, KEYS, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { addOperator } from './commands/add-operator'
import { getOperator } from './queries/get-operator'
import { getRejoinNotices } from './queries/get-rejoin-notices'
import { listReportableOperators } from './queries/list-reportable-operators'

vi.setConfig({ testTimeout: 60_000 })
const prisma = testPrisma()
const ALDER = 'alder-validation'

const saidOf = async (ref: string, actor: Actor = VISITOR) =>
	done(await getRejoinNotices.ask({ ref }, { actor })).map(({ sentence }) => sentence)

async function applies(people: DemonstrationPeople, slug: string, name: string, rewardAddress: string | null = null) {
	const { moduleId } = await prisma.operator.findUniqueOrThrow({ where: { slug: ALDER }, select: { moduleId: true } })
	const input = { moduleId, slug, name, rewardAddress, source: 'The register' }
	return done(await addOperator.execute(input, { actor: people.actor(WHO.coordinator) }))
}

test('an operator that may not rejoin is told of on its own page, to whoever files, and to whoever treats a case', async () => {
	const people = await demonstrationPeople()
	expect(await saidOf(ALDER)).toEqual([])
	const { incidentId, measureId } = await caseAt(people, 'decided', { rung: 6 })
	expect(await saidOf(ALDER)).toEqual([])
	expect(done(await getOperator.ask({ ref: ALDER }, { actor: VISITOR })).rejoinNotices).toEqual([])
	expect(await saidOf(ALDER, people.actor(WHO.coordinator))).toHaveLength(1)
	await prisma.incident.update({ where: { id: incidentId }, data: { publishedAt: new Date() } })
	const said = await saidOf(ALDER)
	expect(said).toEqual([expect.stringMatching(/^The DAO decided on .+ to offboard “.+”: it may not rejoin\.$/)])
	const page = done(await getOperator.ask({ ref: ALDER }, { actor: VISITOR }))
	expect(page.rejoinNotices).toMatchObject([{ slug: ALDER, sentence: said[0] }])
	expect(await saidOf('birch-staking')).toEqual([])

	const listed = done(await listReportableOperators.ask({}, { actor: people.actor(WHO.coordinator) }))
	expect(listed.filter(({ mayNotRejoin }) => mayNotRejoin).map(({ id }) => id)).toEqual([page.id])
	const own = done(await listReportableOperators.ask({}, { actor: people.actor(WHO.reporter) }))
	expect(own).toEqual([{ id: page.id, name: page.name, mayNotRejoin: true }])

	const lifting = { measureId, note: 'The DAO took it back.' }
	done(await liftMeasure.execute(lifting, { actor: people.actor(WHO.coordinator) }))
	expect(await saidOf(ALDER)).toEqual([])
})

test('one that looks like an operator that may not rejoin is told of too, by its name or its reward address', async () => {
	const people = await demonstrationPeople()
	await caseAt(people, 'decided', { rung: 6, isPublished: true })
	await prisma.operator.update({ where: { slug: ALDER }, data: { rewardAddress: KEYS.rewardAddress } })
	const { name } = await prisma.operator.findUniqueOrThrow({ where: { slug: ALDER } })
	const alike = /^“.+”, which has the same name or reward address, was offboarded on .+ and may not rejoin\.$/
	const sameName = await applies(people, 'alder-again', name.toUpperCase())
	expect(sameName.notices).toEqual([expect.stringMatching(alike)])
	const sameAddress = await applies(people, 'elder', 'Elder', `0x${'AB'.repeat(20)}`)
	expect(sameAddress.notices).toEqual([expect.stringMatching(alike)])
	expect((await applies(people, 'oak', 'Oak', `0x${'cd'.repeat(20)}`)).notices).toEqual([])
	expect(await saidOf('elder')).toEqual(sameAddress.notices)
	expect(await saidOf('oak')).toEqual([])
})

test('one that may rejoin is told of until the day from which it may apply again', async () => {
	const people = await demonstrationPeople()
	const { measureId, at } = await caseAt(people, 'decided', {
		rung: 5,
		isPublished: true,
		parameters: { earliestRejoinDays: 30 },
	})
	const decidedBefore = (age: Duration) =>
		prisma.measure.update({ where: { id: measureId }, data: { decidedAt: toDate(minus(at, age)) } })
	await decidedBefore(days(29))
	expect(await saidOf(ALDER)).toEqual([expect.stringMatching(/: it may apply again from .+\.$/)])
	await decidedBefore(days(31))
	expect(await saidOf(ALDER)).toEqual([])
	const listed = done(await listReportableOperators.ask({}, { actor: people.actor(WHO.reporter) }))
	expect(listed.map(({ mayNotRejoin }) => mayNotRejoin)).toEqual([false])
})
