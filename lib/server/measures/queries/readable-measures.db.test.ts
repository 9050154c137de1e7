import { expect, test, vi } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { getOperator } from '@/lib/server/operators/queries/get-operator'
import { listOperators } from '@/lib/server/operators/queries/list-operators'
import { done, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { escalated, threeWarnings } from '@/lib/testing/measures'
import { testPrisma } from '@/lib/testing/test-database'
import { getEscalations } from './get-escalations'
import { getMeasure } from './get-measure'

vi.setConfig({ testTimeout: 120_000 })
const prisma = testPrisma()
const ref = 'alder-validation'

/** As though a case had never been published. */
async function unpublish(incidentId: string): Promise<void> {
	await prisma.incident.update({ where: { id: incidentId }, data: { publishedAt: null } })
}

test('what was decided about an unpublished case is not told on the measures that counted with it', async () => {
	const people = await demonstrationPeople()
	const { id, warnings } = await escalated(people, 'set_aside')
	const [first, second] = warnings.map(({ measureId }) => measureId)
	const told = async (actor = VISITOR) => done(await getMeasure.ask({ measureId: first ?? '' }, { actor })).escalations
	expect((await told()).map((one) => one.id)).toEqual([id])
	await unpublish(warnings[1]?.incidentId ?? '')
	expect(await told()).toEqual([])
	expect((await told(people.actor(WHO.steward))).map((one) => one.id)).toEqual([id])
	const adding = done(await getEscalations.ask({ ref }, { actor: VISITOR }))
	expect(adding.decided).toEqual([])
	expect(adding.warnings.counted.map((one) => one.id)).not.toContain(second)
	expect(adding.warnings.counted).toHaveLength(2)
})

test('a visitor learns of no measure of an unpublished case from the page of its operator, nor what it leads to', async () => {
	const people = await demonstrationPeople()
	const warnings = await threeWarnings(people)
	for (const { incidentId } of warnings) await unpublish(incidentId)
	const read = async (actor = VISITOR) => ({
		operator: done(await getOperator.ask({ ref }, { actor })),
		adding: done(await getEscalations.ask({ ref }, { actor })),
	})
	const outside = await read()
	expect(outside.operator.measures).toEqual([])
	expect(outside.operator.standing).toBe('good_standing')
	expect(outside.adding).toMatchObject({ warnings: { counted: [] }, due: [] })
	const listed = done(await listOperators.ask({}, { actor: VISITOR })).data
	expect(listed.find(({ slug }) => slug === ref)?.standing).toBe('good_standing')
	const inside = await read(people.actor(WHO.steward))
	expect(inside.operator.measures).toHaveLength(3)
	expect(inside.adding.due).toHaveLength(1)
})
