import { expect, test } from 'vitest'
import { insertManyCases } from '@/lib/cli/bench/many-cases'
import { insertManyDecisions } from '@/lib/cli/bench/many-decisions'
import { VISITOR } from '@/lib/domain/access/actor'
import { listPrecedents } from '@/lib/server/assessment/queries/list-precedents'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { explainStatements } from '@/lib/testing/explained-statements'
import { testDatabaseUrl } from '@/lib/testing/test-database'
import { stateOutcome } from './commands/state-outcome'
import { listConsistency } from './queries/list-consistency'

const CASES = 20_000
/** Precedents compare the newest thousand decided cases, and look through two thousand decisions elsewhere. */
const MOST_ROWS = 2_100

const plans = explainStatements({ analyze: true })

/** The most rows that one step of a plan went through, those that it threw away included. */
function mostRead(plan: string): number {
	let most = 0
	let loops = 1
	for (const line of plan.split('\n')) {
		const step = /actual time=\S+ rows=([\d.]+) loops=(\d+)/.exec(line)
		const removed = /Rows Removed by \w+(?: \w+)*: ([\d.]+)/.exec(line)
		if (step) loops = Number(step[2])
		most = Math.max(most, Number(step?.[1] ?? removed?.[1] ?? 0) * loops)
	}
	return most
}

test('among many decided cases, neither the decisions over time nor precedents read more than a bounded number', async () => {
	const people = await demonstrationPeople()
	const tallied = await caseAt(people, 'tallied', { isPublished: true })
	await insertManyCases(testDatabaseUrl(), CASES)
	await insertManyDecisions(testDatabaseUrl())
	const reading: string[] = []
	const watch = async <T>(what: string, ask: () => Promise<Parameters<typeof done<T>>[0]>): Promise<T> => {
		plans.length = 0
		const answer = done(await ask())
		expect(plans.length).toBeGreaterThan(0)
		const most = Math.max(...plans.map(mostRead))
		if (most > MOST_ROWS) reading.push(`${what}: ${most} rows`)
		return answer
	}
	const consistency = (input: object) => listConsistency.ask(input, { actor: VISITOR })
	const precedents = (ref: string) => listPrecedents.ask({ ref }, { actor: VISITOR })
	const { data, nextCursor } = await watch('decisions', () => consistency({}))
	expect(data).toHaveLength(200)
	await watch('decisions of a class', () => consistency({ class: 'near_miss' }))
	await watch('earlier decisions', () => consistency({ cursor: nextCursor ?? '' }))
	const near = await watch('precedents', () => precedents(tallied.incidentId))
	expect([near.data.length, near.sameClass]).toEqual([10, []])
	const { sameClass } = await watch('precedents of an old case', () => precedents(data[0]?.slug ?? ''))
	expect(sameClass).toHaveLength(10)
	const outcome = {
		incidentId: tallied.incidentId,
		statement: 'A warning.',
		departure: 'It is stated as the stewards voted.',
	}
	const actor = people.actor(WHO.coordinator)
	await watch('an outcome', () => stateOutcome.execute(outcome, { actor }))
	expect(reading).toEqual([])
}, 120_000)
