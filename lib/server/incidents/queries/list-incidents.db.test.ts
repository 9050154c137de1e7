import { beforeEach, describe, expect, test } from 'vitest'
import { insertManyCases } from '@/lib/cli/bench/many-cases'
import { VISITOR } from '@/lib/domain/access/actor'
import { testDatabaseUrl, testPrisma } from '@/lib/testing/test-database'
import { type FacetCount, keepLargeCount } from './count-facets'
import { getIncident } from './get-incident'
import { type IncidentList, type IncidentRow, listIncidents } from './list-incidents'

const CASES = 300
const prisma = testPrisma()

beforeEach(async () => {
	await insertManyCases(testDatabaseUrl(), CASES)
	// Cases that are not published are in no list and in no count.
	await prisma.incident.updateMany({ where: { title: { contains: '7' } }, data: { publishedAt: null } })
})

async function ask(input: Readonly<Record<string, string>>): Promise<IncidentList> {
	const answer = await listIncidents.ask(input as never, { actor: VISITOR })
	if (!answer.ok) throw new Error(answer.problem.code)
	return answer.value
}

async function all(input: Readonly<Record<string, string>>): Promise<readonly IncidentRow[]> {
	const rows: IncidentRow[] = []
	let cursor: string | null = ''
	do {
		const page: IncidentList = await ask({ ...input, limit: '100', ...(cursor && { cursor }) })
		rows.push(...page.data)
		cursor = page.nextCursor
	} while (cursor)
	return rows
}

function counts(rows: readonly IncidentRow[], valueIn: (row: IncidentRow) => string | null): Record<string, number> {
	const found: Record<string, number> = {}
	for (const value of rows.map(valueIn)) if (value !== null) found[value] = (found[value] ?? 0) + 1
	return found
}

const asRecord = (facet: readonly FacetCount[] = []) =>
	Object.fromEntries(facet.map(({ value, count }) => [value, count]))

const VALUES = {
	class: (row: IncidentRow) => row.incidentClass,
	operator: (row: IncidentRow) => row.operator.slug,
	module: (row: IncidentRow) => row.operator.module,
	state: (row: IncidentRow) => row.state,
	consequence: (row: IncidentRow) => row.consequence?.toString() ?? null,
	detectedBy: (row: IncidentRow) => row.detectedBy,
} as const

describe('the facets of the list', () => {
	test.each([
		{},
		{ class: 'slashing' },
		{ state: 'closed', module: 'many-1' },
		{ operator: 'many-3' },
		{ q: 'validator', consequence: '0', detectedBy: 'operator', class: 'slashing' },
		{ q: 'stakehouse-00' },
		{ from: '2020-01-01', to: '2021-12-31', risk: 'SLS3' },
		{
			class: 'slashing',
			operator: 'many-1',
			module: 'many-3',
			state: 'closed',
			consequence: '0',
			detectedBy: 'operator',
		},
		{ q: 'nothing-has-this' },
	])('count what each choice would find beside the other filters: %j', async (asked: Record<string, string>) => {
		const { facets } = await ask({ ...asked, facets: 'true' })
		for (const [name, valueIn] of Object.entries(VALUES)) {
			const { [name]: _own, ...others } = asked
			const facet = facets?.[name as keyof typeof VALUES]
			expect([name, asRecord(facet)]).toEqual([name, counts(await all(others), valueIn)])
			expect(facet?.map(({ count }) => count)).toEqual(facet?.map(({ count }) => count).sort((a, b) => b - a))
		}
	})

	test('are of this moment as long as they are small, and absent unless asked for', async () => {
		const before = await ask({ facets: 'true' })
		await prisma.incident.updateMany({ data: { publishedAt: null } })
		expect(before.facets?.class.length).toBeGreaterThan(3)
		expect((await ask({ facets: 'true' })).facets).toEqual({
			class: [],
			operator: [],
			module: [],
			state: [],
			consequence: [],
			detectedBy: [],
		})
		expect(await ask({})).not.toHaveProperty('facets')
	})
})

test('a count over ten thousand cases and more is kept for a while, a smaller one is not', async () => {
	const none = { class: [], operator: [], module: [], consequence: [], detectedBy: [] }
	for (const [count, counted] of [
		[10_000, 1],
		[9_999, 2],
	] as const) {
		let times = 0
		const counting = async () => {
			times += 1
			return { ...none, state: [{ value: 'closed', count }] }
		}
		for (let asked = 0; asked < 2; asked += 1) await keepLargeCount(`question ${count}`, counting)
		expect([count, times]).toEqual([count, counted])
	}
})

describe('the pages of the list', () => {
	test.each([
		['newest', (row: IncidentRow) => -Date.parse(row.occurredAt)],
		['oldest', (row: IncidentRow) => Date.parse(row.occurredAt)],
		['updated', (row: IncidentRow) => -Date.parse(row.updatedAt)],
	])('in the order "%s" hold each published case once, also where many share a moment', async (sort, key) => {
		await prisma.incident.updateMany({
			where: { state: 'closed' },
			data: { occurredAt: new Date('2020-05-05T05:05:05.005Z'), updatedAt: new Date('2021-05-05T05:05:05.005Z') },
		})
		const rows = await all({ sort })
		const published = await prisma.incident.count({ where: { publishedAt: { not: null } } })
		expect([rows.length, new Set(rows.map(({ id }) => id)).size]).toEqual([published, published])
		expect(rows.map(key)).toEqual(rows.map(key).sort((a, b) => a - b))
	})
})

test('a case is found at its address, and at one that it had before', async () => {
	const [row] = (await ask({})).data
	await prisma.incidentSlug.create({ data: { slug: 'an-older-address', incidentId: row?.id ?? '' } })
	for (const ref of [row?.slug ?? '', 'an-older-address', row?.id ?? '']) {
		const found = await getIncident.ask({ ref }, { actor: VISITOR })
		expect(found.ok && found.value.id).toBe(row?.id)
	}
})
