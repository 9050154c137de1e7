import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { placesOf, untried, withValue } from '@/lib/testing/bad-input/body-shape'
import { wrongBodies } from '@/lib/testing/bad-input/wrong-bodies'
import { caseAt, WHO } from '@/lib/testing/cases'
import { everythingStored } from '@/lib/testing/stored-state'
import { testPrisma } from '@/lib/testing/test-database'
import { seedPeople } from '@/prisma/seed/people'
import type { QueryResult } from './kernel/define-query'

vi.setConfig({ testTimeout: 60_000 })

const prisma = testPrisma()

type AnyQuery = {
	readonly name: string
	readonly input: z.ZodType
	readonly ask: (input: never, context: { actor: Actor }) => Promise<QueryResult<unknown>>
}
type Body = Readonly<Record<string, unknown>>

const VECTOR = 'GRD:1.0/INT:N/CAU:O/PRV:P/DET:A/RES:W/MOD:U/IMP:N/EXT:S/ALT:Y/REM:D/REC:U/ASR:S'
const EMPTY = [
	'account.list_sessions',
	'demo.list_mail',
	'demo.list_personas',
	'desk.list_my_work',
	'operator.list_mine',
	'people.list',
]

/** A question that each query answers, with a value in each of its fields. */
function questions(of: { incidentId: string; voteId: string }): Readonly<Record<string, Body>> {
	const page = { limit: 5, cursor: cursor('2026-01-01T00:00:00Z') }
	return {
		...Object.fromEntries(EMPTY.map((name) => [name, {}])),
		'assessment.get': { incidentId: of.incidentId },
		'incident.get': { ref: of.incidentId },
		'incident.list': {
			q: 'keys',
			class: 'slashing',
			operator: 'alder-validation',
			module: 'demonstration-set',
			state: 'voting',
			consequence: 1,
			detectedBy: 'operator',
			risk: 'SLS1',
			from: '2026-01-01',
			to: '2026-12-31',
			sort: 'oldest',
			facets: 'true',
			...page,
		},
		'incident.list_revisions': { ref: of.incidentId },
		'operator.get': { ref: 'alder-validation' },
		'operator.list': { q: 'Alder', module: 'demonstration-set', ...page },
		'policy.get': { version: '1.0' },
		'tools.assessment_vector': { vector: VECTOR },
		'vote.get': { voteId: of.voteId },
		'vote.get_ballot_template': {
			voteId: of.voteId,
			rung: 2,
			parameters: { target: 100, reviewAfterDays: 90, conditions: 'Until it is shown.' },
			reason: 'It is enough.',
			conflict: 'none',
		},
		'vote.list_ballots': { voteId: of.voteId, ...page },
	}
}

function cursor(key: string): string {
	return Buffer.from(JSON.stringify([key, randomUUID()])).toString('base64url')
}

/** What a steward who belongs to no operator has nothing to see of. */
const FOR_OTHERS = ['operator.list_mine', 'people.list']

const FORGED = ['', 'yesterday', 'a\u0000b', 'a\ud800b', '9e99', '-1', '9999999999999', '0000-01-01T00:00:00Z']

async function outcomeOf(query: AnyQuery, body: unknown, actor: Actor): Promise<string> {
	try {
		const answer = await query.ask(body as never, { actor }) // a stranger asks what they like
		return answer.ok ? 'ok' : answer.problem.code
	} catch (error) {
		return `threw: ${error instanceof Error ? error.message.split('\n').at(-1) : error}`
	}
}

async function queries(): Promise<readonly AnyQuery[]> {
	const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
	const modules = files.filter((file) => /^[a-z]+\/queries\//.test(file) && !file.endsWith('.test.ts'))
	const loaded: Record<string, unknown>[] = []
	for (const file of modules) loaded.push(await import(join(import.meta.dirname, file)))
	const isQuery = (value: unknown): value is AnyQuery => typeof value === 'object' && value !== null && 'ask' in value
	return loaded.flatMap((module) => Object.values(module).filter(isQuery))
}

test('every query takes a good question, and no wrong one breaks it or writes anything', async () => {
	const people = await seedPeople()
	const actor = people.actor(WHO.steward)
	const good = questions(await caseAt(people, 'voting'))
	const all = await queries()
	expect(all.map(({ name }) => name).sort()).toEqual(Object.keys(good).sort())
	const surprises: string[] = []
	for (const query of all) {
		const body = good[query.name] ?? {}
		const places = placesOf(query.input, body)
		surprises.push(...untried(places).map((field) => `${query.name}: nothing asks for ${field}`))
		const first = await outcomeOf(query, body, actor)
		if (first !== (FOR_OTHERS.includes(query.name) ? 'not_found' : 'ok')) surprises.push(`${query.name}: ${first}`)
	}
	// The first question makes up the installation's number; from here on nothing is written.
	const before = await everythingStored(prisma)
	for (const query of all) {
		const body = good[query.name] ?? {}
		const places = placesOf(query.input, body)
		const forged = 'cursor' in body ? FORGED.map((key) => withValue(body, ['cursor'], cursor(key))) : []
		for (const wrong of [...wrongBodies(places, body).map((one) => one.body), ...forged]) {
			const outcome = await outcomeOf(query, wrong, actor)
			if (outcome.startsWith('threw'))
				surprises.push(`${query.name} ${JSON.stringify(wrong).slice(0, 200)}: ${outcome}`)
		}
	}
	expect(surprises).toEqual([])
	expect(await everythingStored(prisma)).toEqual(before)
})
