import { beforeEach, expect, test } from 'vitest'
import { DATASET_COLUMNS, type DatasetRow } from '@/lib/contracts/dataset'
import { VISITOR } from '@/lib/domain/access/actor'
import { importIncidents } from '@/lib/server/import/import-incidents'
import { testPrisma } from '@/lib/testing/test-database'
import rows from '@/prisma/seed/data/incidents.json'
import { exportDataset } from './queries/export-dataset'

const prisma = testPrisma()

beforeEach(async () => {
	for await (const row of importIncidents(rows, '2026-11-21')) expect(row.did).toBe('added')
})

async function dataset() {
	const found = await exportDataset.ask({}, { actor: VISITOR })
	if (!found.ok) throw new Error(found.problem.sentence)
	const pages: (readonly DatasetRow[])[] = []
	for await (const page of found.value.pages()) pages.push(page)
	return { version: found.value.version, pages, all: pages.flat() }
}

test('the dataset has each published case once, in the columns that it describes', async () => {
	const { all } = await dataset()
	expect(all).toHaveLength(rows.length)
	for (const row of all) expect(Object.keys(row)).toEqual(DATASET_COLUMNS)
	const model = all.find((row) => row.slug === '2023-04-13-rocklogic-slashing')
	expect(model).toMatchObject({
		incidentClass: 'slashing',
		validatorCount: 11,
		lossGwei: '13459786340',
		lossKind: 'actual',
		operatorName: 'RockLogic GmbH',
		occurredPrecision: 'day',
		vector: null,
		isHistorical: true,
	})
})

test('what is not published, or hidden from the public, is not in it', async () => {
	const [hidden, secret] = await prisma.incident.findMany({ orderBy: { occurredAt: 'desc' }, take: 2 })
	await prisma.incident.update({ where: { id: hidden?.id ?? '' }, data: { publishedAt: null } })
	const model = await prisma.incident.findUniqueOrThrow({ where: { slug: '2023-04-13-rocklogic-slashing' } })
	const report = {
		...(model.report as object),
		visibility: { impact: 'dao', validators: 'operator', detection: 'dao' },
	}
	await prisma.incident.update({ where: { id: model.id }, data: { report } })
	const { all } = await dataset()
	expect(all).toHaveLength(rows.length - 1)
	expect(all.map((row) => row.id)).not.toContain(hidden?.id)
	expect(all.map((row) => row.id)).toContain(secret?.id)
	expect(all.find((row) => row.id === model.id)).toMatchObject({
		validatorCount: null,
		lossGwei: null,
		lossKind: null,
		detectedBy: 'unknown',
	})
})

test('a long dataset comes page by page, none skipped and none repeated', async () => {
	const { id } = await prisma.incident.findFirstOrThrow()
	await prisma.$executeRaw`
		INSERT INTO incident (id, slug, version, state, origin, operator_id, created_at, updated_at, published_at, report,
			title, incident_class, network, detected_by, occurred_at, risks, causes, current_revision)
		SELECT gen_random_uuid(), 'copy-' || n, 1, state, origin, operator_id, created_at, updated_at, published_at, report,
			title, incident_class, network, detected_by, occurred_at, risks, causes, 1
		FROM incident, generate_series(1, 700) AS n WHERE id = ${id}::uuid`
	const { pages, all } = await dataset()
	expect(pages.map((page) => page.length)).toEqual([250, 250, 231])
	expect(new Set(all.map((row) => row.id)).size).toBe(731)
})

test('its version changes when a case or the name of an operator does', async () => {
	const first = (await dataset()).version
	expect((await dataset()).version).toBe(first)
	const { id, operatorId } = await prisma.incident.findFirstOrThrow()
	await prisma.operator.update({ where: { id: operatorId }, data: { version: { increment: 1 } } })
	const second = (await dataset()).version
	await prisma.incident.update({ where: { id }, data: { publishedAt: null } })
	expect(new Set([first, second, (await dataset()).version]).size).toBe(3)
})
