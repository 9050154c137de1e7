import { beforeEach, expect, test, vi } from 'vitest'
import { fromDate } from '@/lib/domain/kernel/instant'
import { tallyingAtOnce } from '@/lib/server/decisions/commands/tally-vote'
import { callRoute } from '@/lib/testing/api-caller'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { mismatches } from '@/lib/testing/json-shape'
import { allowWeights } from '@/lib/testing/policies'
import { testPrisma } from '@/lib/testing/test-database'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { openApiDocument } from './openapi'

vi.mock('@/lib/web/request-context', async () => {
	const { caller } = await import('@/lib/testing/api-caller')
	return { actorOfRequest: async () => caller.actor, bearsUnknownToken: async () => false }
})
const document = JSON.parse(JSON.stringify(openApiDocument()))
let people: DemonstrationPeople

beforeEach(async () => {
	people = await seedPeople()
})

/** What is wrong with an answer that says that work was begun, and where its end is to be looked for. */
async function begun(operation: string, response: Response) {
	const [method = '', path = ''] = operation.split(' ')
	const { schema } = document.paths[path][method].responses[202].content['application/json']
	const answer = await response.json()
	const wrong = mismatches(answer, schema, document.components.schemas, operation)
	return { status: response.status, at: response.headers.get('location'), answer, wrong }
}

test('a vote whose count goes on is answered with 202 and where to look for its end', async () => {
	const { voteId } = await caseAt(people, 'voted')
	const actor = people.actor(WHO.coordinator)
	const { closesAt } = await testPrisma().vote.findUniqueOrThrow({ where: { id: voteId } })
	done(await tallyingAtOnce({ sealed: 0, open: 0 }).execute({ voteId }, { actor, at: fromDate(closesAt) }))
	const operation = 'post /votes/{voteId}/tally'
	const counting = { counted: 0, total: expect.any(Number), stopped: '' }
	expect(await begun(operation, await callRoute(operation, actor, { voteId }))).toEqual({
		status: 202,
		at: `/api/v1/votes/${voteId}`,
		answer: { id: voteId, state: 'counting', outcome: null, rung: null, option: null, counting },
		wrong: [],
	})
	const seen = await (await callRoute('get /votes/{voteId}', actor, { voteId })).json()
	expect(seen).toMatchObject({ state: 'counting', counting })
})

test('a vote by a long list is answered with 202 and the case that tells how far it is', async () => {
	await allowWeights()
	const { incidentId } = await caseAt(people, 'deliberating', { isPublished: true })
	const lines = Array.from({ length: 5_500 }, (_, index) => `0x${index.toString(16).padStart(40, '1')},1`)
	const weights = { kind: 'snapshot', csv: lines.join('\n'), decimals: 0, symbol: 'V', source: 'By hand' }
	const operation = 'post /incidents/{incidentId}/votes'
	const sent = { body: { weights } }
	const actor = people.actor(WHO.coordinator)
	expect(await begun(operation, await callRoute(operation, actor, { incidentId }, sent))).toEqual({
		status: 202,
		at: `/api/v1/incidents/${incidentId}`,
		answer: { id: expect.any(String), incidentId, state: 'preparing' },
		wrong: [],
	})
})
