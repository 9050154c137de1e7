import { Client } from 'pg'
import { createDatabaseIfMissing } from '../database'
import { freePort } from '../port'
import { step } from '../progress.mjs'
import { type RunningServer, startServer } from '../serve'
import type { Settings } from '../settings'
import { type Comparison, requestsOf } from './compare'
import { insertManyCases, WORDS } from './many-cases'

const FEW = 100
const DATABASE = 'guardrail_many'

/** A second server beside the first, on a database of its own in the same cluster, with this many cases. */
export async function startWithMany(few: RunningServer, dataDir: string, cases: number): Promise<RunningServer> {
	const url = new URL(few.databaseUrl)
	await createDatabaseIfMissing(few.databaseUrl, DATABASE)
	url.pathname = `/${DATABASE}`
	const settings: Settings = { ...few.settings, dataDir, databaseUrl: url.href, port: await freePort() }
	const many = await startServer(settings, 'start')
	try {
		await step(`Inserting ${cases} cases`, () => insertManyCases(url.href, cases))
		await insertManyCases(few.databaseUrl, FEW - (await countPublished(few.databaseUrl)))
		return many
	} catch (error) {
		await many.stop()
		throw error
	}
}

/** The same questions to both: what a list costs must not grow with what is not on the page. */
export async function scaleComparisons(many: RunningServer, few: RunningServer): Promise<readonly Comparison[]> {
	const manyMiddle = await middleOf(many.databaseUrl)
	const fewMiddle = await middleOf(few.databaseUrl)
	const both = (name: string, path: string | readonly string[], other = path): Comparison => ({
		name,
		against: `${FEW} cases`,
		product: requestsOf([path].flat().map((one) => `${many.address}${one}`)),
		baseline: requestsOf([other].flat().map((one) => `${few.address}${one}`)),
	})
	const list = '/api/v1/incidents'
	return [
		both('list page', '/incidents'),
		both('list', list),
		both('list by class', `${list}?class=downtime`),
		both('list by consequence', `${list}?consequence=3`),
		both('list by last change', `${list}?sort=updated`),
		both('search, common word', `${list}?q=${WORDS.common}`),
		both('search, rare word', `${list}?q=${WORDS.rare}`),
		both('page from the middle', `${list}?cursor=${manyMiddle.cursor}`, `${list}?cursor=${fewMiddle.cursor}`),
		both('facets', `${list}?facets=true`),
		both('facets, counted anew', manyDays(`${list}?facets=true&limit=1`)),
		both('case', `${list}/${manyMiddle.slug}`, `${list}/${fewMiddle.slug}`),
	]
}

/** The same question but for a day that matters little, so that no kept count answers it. */
function manyDays(path: string): readonly string[] {
	const from = Date.parse('2016-01-01T00:00:00Z')
	return Array.from({ length: 1_000 }, (_, day) => {
		const to = new Date(Date.parse('2030-01-01T00:00:00Z') + day * 86_400_000)
		return `${path}&from=${new Date(from).toISOString().slice(0, 10)}&to=${to.toISOString().slice(0, 10)}`
	})
}

async function countPublished(databaseUrl: string): Promise<number> {
	const [row] = await ask<{ count: number }>(
		databaseUrl,
		'SELECT count(*)::int AS count FROM incident WHERE published_at IS NOT NULL',
	)
	return row?.count ?? 0
}

async function middleOf(databaseUrl: string): Promise<{ readonly slug: string; readonly cursor: string }> {
	const [row] = await ask<{ id: string; slug: string; at: Date }>(
		databaseUrl,
		`SELECT id, slug, occurred_at AS at FROM incident WHERE slug LIKE 'many-case-%' ORDER BY occurred_at
			OFFSET (SELECT count(*) / 2 FROM incident WHERE slug LIKE 'many-case-%') LIMIT 1`,
	)
	if (!row) throw new Error('The measurement inserted no cases')
	const cursor = Buffer.from(JSON.stringify([row.at.toISOString(), row.id])).toString('base64url')
	return { slug: row.slug, cursor }
}

async function ask<Row>(databaseUrl: string, sql: string): Promise<Row[]> {
	const client = new Client({ connectionString: databaseUrl })
	await client.connect()
	try {
		return (await client.query(sql)).rows as Row[]
	} finally {
		await client.end()
	}
}
