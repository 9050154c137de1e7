import { beforeAll, beforeEach, expect, test } from 'vitest'
import { insertManyCases, WORDS } from '@/lib/cli/bench/many-cases'
import { VISITOR } from '@/lib/domain/access/actor'
import { explainStatements } from '@/lib/testing/explained-statements'
import { testDatabaseUrl } from '@/lib/testing/test-database'
import { getIncident } from './get-incident'
import { listIncidents } from './list-incidents'

const CASES = 20_000

const plans = explainStatements({ analyze: false })

const readsEveryCase = (plan: string) => /Seq Scan on incident\b/.test(plan)

// The tables are emptied before each test, so that all questions are one test.
const QUESTIONS: readonly Record<string, string>[] = [
	{},
	{ sort: 'oldest' },
	{ sort: 'updated' },
	{ class: 'near_miss' },
	{ class: 'slashing', sort: 'updated' },
	{ state: 'dismissed' },
	{ detectedBy: 'unknown' },
	{ consequence: '6' },
	{ operator: 'many-7' },
	{ operator: 'many-115' },
	{ module: 'many-2' },
	{ risk: 'SLS3' },
	{ from: '2017-01-01', to: '2017-02-01' },
	{ q: WORDS.common },
	{ q: WORDS.uncommon },
	{ q: WORDS.rare },
	{ q: `${WORDS.common} ${WORDS.rare}` },
	{ q: 'stakehouse-077' },
	{ facets: 'true' },
	{ facets: 'true', class: 'slashing' },
	{ facets: 'true', q: WORDS.rare },
	{ facets: 'true', operator: 'many-7' },
]

beforeAll(() => expect(readsEveryCase('Seq Scan on incident i')).toBe(true))
beforeEach(() => insertManyCases(testDatabaseUrl(), CASES), 120_000)

test('no common question, page or address makes the database read every case', async () => {
	const reading: unknown[] = []
	const watch = async (question: unknown, ask: () => Promise<{ readonly ok: boolean }>) => {
		plans.length = 0
		expect((await ask()).ok).toBe(true)
		expect(plans.length).toBeGreaterThan(0)
		if (plans.some(readsEveryCase)) reading.push(question)
	}
	const list = (input: object) => listIncidents.ask(input as never, { actor: VISITOR })
	for (const question of QUESTIONS) await watch(question, () => list(question))
	for (const sort of ['newest', 'oldest', 'updated']) {
		const first = await list({ sort, limit: '100' })
		await watch(`after ${sort}`, () => list({ sort, cursor: first.ok ? first.value.nextCursor : '' }))
	}
	await watch('an address that no case has', async () => ({
		ok: !(await getIncident.ask({ ref: 'none-such' }, { actor: VISITOR })).ok,
	}))
	expect(reading).toEqual([])
}, 120_000)
