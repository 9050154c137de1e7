import { expect } from '@playwright/test'
import type { TypedDataDefinition } from 'viem'
import { type ApiPerson, apiPerson } from './pages/api-person'
import { test } from './pages/test'

const FACTORS = ['INT', 'CAU', 'PRV', 'DET', 'RES', 'MOD', 'IMP', 'EXT', 'ALT', 'REM', 'REC', 'ASR']
const GRADES = ['N', 'O', 'L', 'O', 'A', 'U', 'L', 'F', 'Y', 'P', 'P', 'C']

type Body = {
	readonly id: string
	readonly revisionHash: string
	readonly measureId: string
	readonly typedData: TypedDataDefinition & { message: object }
}

async function done(sent: Promise<{ status: number; body: unknown }>, status = 200): Promise<Body> {
	const { status: found, body } = await sent
	expect(found, JSON.stringify(body)).toBe(status)
	return body as Body
}

async function castBallot(person: ApiPerson, voteId: string, rung: string, parameters: object): Promise<Body> {
	const search = new URLSearchParams({ rung, parameters: JSON.stringify(parameters), reason: 'By the API.' })
	const { typedData } = await done(person.get(`/votes/${voteId}/ballot-template?${search}`))
	const signature = await person.account.signTypedData(typedData)
	return done(person.post(`/votes/${voteId}/ballots`, { message: typedData.message, signature }), 201)
}

test('a case goes from the report to a measure in force by the API alone', async ({ playwright, baseURL, request }) => {
	test.setTimeout(180_000)
	const as = (index: number) => apiPerson(playwright, baseURL ?? '', index)
	const reporter = await as(15)
	const coordinator = await as(1)
	const { data: operators } = (await (await request.get('/api/v1/operators?q=Dogwood')).json()) as {
		data: { id: string }[]
	}
	const draft = await done(
		reporter.post('/incidents', {
			operatorId: operators[0]?.id,
			report: { title: 'By machine', incidentClass: 'downtime' },
		}),
		201,
	)
	const id = draft.id
	expect((await request.get(`/api/v1/incidents/${id}`)).status()).toBe(404)
	expect((await reporter.post(`/incidents/${id}/file`)).body).toMatchObject({
		code: 'refused',
		reason: 'incomplete_report',
	})
	await done(reporter.patch(`/incidents/${id}`, { expectedVersion: 1, report: { whatHappened: 'A disk filled up.' } }))
	expect(
		(await reporter.patch(`/incidents/${id}`, { expectedVersion: 1, report: { lessons: 'Late.' } })).body,
	).toMatchObject({ code: 'conflict' })
	const { revisionHash } = await done(reporter.post(`/incidents/${id}/file`))
	expect((await reporter.post(`/incidents/${id}/triage`)).body).toMatchObject({ code: 'forbidden' })
	await done(coordinator.post(`/incidents/${id}/triage`))
	await done(coordinator.post(`/incidents/${id}/publish`))
	expect((await request.get(`/api/v1/incidents/${id}`)).status()).toBe(200)

	const grades = Object.fromEntries(
		FACTORS.map((key, index) => [key, { grade: GRADES[index], rationale: 'As reported.' }]),
	)
	const stewards = await Promise.all([2, 3, 4, 5, 6, 7, 8].map(as))
	for (const steward of stewards.slice(0, 3))
		await done(steward.post(`/incidents/${id}/ratings`, { panel: 'stewards', revisionHash, grades }), 201)
	const blind = (await stewards[4]?.get(`/incidents/${id}/assessment`))?.body as {
		panels: { ratings: unknown[]; ratingsIn: number }[]
	}
	expect(blind.panels.map((panel) => panel.ratings.length)).toEqual([0, 0])
	for (const peer of [9, 11])
		await done((await as(peer)).post(`/incidents/${id}/ratings`, { panel: 'peers', revisionHash, grades }), 201)
	expect(
		(await reporter.post(`/incidents/${id}/ratings`, { panel: 'peers', revisionHash, grades })).body,
	).toMatchObject({ code: 'forbidden' })
	for (const panel of ['stewards', 'peers']) await done(coordinator.post(`/incidents/${id}/close-round`, { panel }))
	await done(coordinator.post(`/incidents/${id}/close-panels`))
	expect((await coordinator.post(`/incidents/${id}/votes`)).body).toMatchObject({
		code: 'refused',
		reason: 'right_of_reply_open',
	})
	expect((await reporter.post(`/incidents/${id}/reply`, { body: 'All is said.' })).status).toBe(200)

	const { id: voteId } = await done(coordinator.post(`/incidents/${id}/votes`), 201)
	for (const [index, steward] of stewards.entries()) {
		const isLimit = index < 4
		await castBallot(
			steward,
			voteId,
			isLimit ? '2' : '1',
			isLimit ? { target: 5_700 + index * 100, reviewAfterDays: 90 } : {},
		)
	}
	expect(await castBallot(stewards[6] as ApiPerson, voteId, 'abstain', {})).toMatchObject({ sequence: 2 })
	expect((await coordinator.get(`/votes/${voteId}/ballot-template?rung=1`)).status).toBe(404)
	await done(coordinator.post(`/votes/${voteId}/tally`))
	const vote = (await (await request.get(`/api/v1/votes/${voteId}`)).json()) as unknown
	expect(vote).toMatchObject({ outcome: 'adopted', decidedRung: 2, parameters: { target: 5_800, reviewAfterDays: 90 } })
	const { measureId } = await done(
		coordinator.post(`/incidents/${id}/outcome`, {
			statement: 'A limit.',
			departure: 'It is stated as the stewards voted.',
		}),
	)
	await done(
		coordinator.post(`/measures/${measureId}/enact`, { evidence: 'https://example.org/recorded-for-the-test' }),
	)
	const seen = (await (await request.get(`/api/v1/incidents/${id}`)).json()) as unknown
	expect(seen).toMatchObject({ state: 'enforcing', measures: [{ kind: 'key_limit', state: 'in_force' }] })
})
