import { expect, test } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { importIncidents } from '@/lib/server/import/import-incidents'
import { importPrecedents } from '@/lib/server/import/import-precedents'
import { demonstrationCases } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import precedentRows from '@/prisma/seed/data/governance-precedents.json'
import incidentRows from '@/prisma/seed/data/incidents.json'
import { listPrecedents } from './queries/list-precedents'

const prisma = testPrisma()

async function precedentsOf(ref: string) {
	const found = await listPrecedents.ask({ ref }, { actor: VISITOR })
	if (!found.ok) throw new Error(found.problem.sentence)
	return found.value
}

async function all(rows: AsyncIterable<unknown>): Promise<void> {
	for await (const _row of rows);
}

test('a case finds the decided cases that were graded most like it, nearest first, with what was decided', async () => {
	await demonstrationCases()
	const model = await prisma.incident.findFirstOrThrow({ where: { state: 'enforcing' } })
	const { vector, data } = await precedentsOf(model.slug)
	expect(vector).toMatch(/^GRD:1\.0\/INT:N\//)
	expect(data.map((one) => one.incident.slug)).not.toContain(model.slug)
	expect(data.map((one) => one.decided.rung)).toEqual([1, 0]) // the decided case lies as near as the closed one, and is newer
	const distances = data.map((one) => one.distance ?? -1)
	expect(distances).toEqual(distances.toSorted((left, right) => left - right))
	expect(distances[0]).toBeGreaterThan(0)

	const alike = await prisma.incident.findFirstOrThrow({ where: { state: 'decided' } })
	const nearest = (await precedentsOf(alike.slug)).data
	expect(nearest[0]).toMatchObject({ distance: 0, decided: { rung: 0 } })
	expect(nearest[1]).toMatchObject({
		incident: { id: model.id },
		decided: { rung: 2, measures: [{ kind: 'key_limit' }] },
	})
}, 60_000)

test('a case whose stewards have not closed a round says so, and a case that is not public is not found', async () => {
	await demonstrationCases()
	const assessing = await prisma.incident.findFirstOrThrow({ where: { state: 'assessing' } })
	const found = await precedentsOf(assessing.slug)
	expect([found.vector, found.data, found.explanation]).toEqual([null, [], expect.stringContaining('no vector yet')])
	const draft = await prisma.incident.findFirstOrThrow({ where: { state: 'draft' } })
	const hidden = await listPrecedents.ask({ ref: draft.id }, { actor: VISITOR })
	expect(hidden.ok ? '' : hidden.problem.code).toBe('not_found')
}, 60_000)

test('a historical case has no distance to anything, and is named beside cases of its class', async () => {
	await all(importIncidents(incidentRows, '2026-11-21'))
	await all(importPrecedents(precedentRows))
	const other = await prisma.incident.findFirstOrThrow({
		where: { incidentClass: 'slashing', slug: { not: '2023-04-13-rocklogic-slashing' } },
	})
	const { vector, sameClass } = await precedentsOf(other.slug)
	expect(vector).toBeNull()
	const rockLogic = sameClass.find((one) => one.incident.slug === '2023-04-13-rocklogic-slashing')
	expect(rockLogic).toMatchObject({ distance: null, decided: { measures: [{ kind: 'key_limit' }] } })
	expect(rockLogic?.decided.elsewhere[0]?.lever).toBe('setNodeOperatorStakingLimit')
})
