import { expect } from '@playwright/test'
import { test } from './pages/test'

test('a visitor reads published cases, and what is not published does not exist', async ({ request }) => {
	const list = await request.get('/api/v1/incidents?limit=100&facets=true')
	const body = await list.json()
	expect(body.data.length).toBeGreaterThanOrEqual(31)
	const slashings = body.facets.class.find(({ value }: { value: string }) => value === 'slashing')
	expect(slashings.count).toBeGreaterThanOrEqual(8)
	expect(body.data.every((row: { publishedAt: string | null }) => row.publishedAt !== null)).toBe(true)
	const again = await request.get('/api/v1/incidents?limit=100&facets=true', {
		headers: { 'If-None-Match': list.headers().etag ?? '' },
	})
	expect(again.status()).toBe(304)
	expect((await request.get('/api/v1/incidents/00000000-0000-4000-8000-000000000000')).status()).toBe(404)
})

test('pages of a list go on by key and do not repeat', async ({ request }) => {
	const seen = new Set<string>()
	let cursor = ''
	for (let count = 0; count < 20; count += 1) {
		const body = await (await request.get(`/api/v1/incidents?limit=7${cursor && `&cursor=${cursor}`}`)).json()
		for (const row of body.data) {
			expect(seen.has(row.id)).toBe(false)
			seen.add(row.id)
		}
		if (body.nextCursor === null) break
		cursor = body.nextCursor
	}
	expect(seen.size).toBeGreaterThanOrEqual(31)
})

for (const [what, path, data, status, code] of [
	['a draft without a session', 'incidents', { operatorId: '00000000-0000-4000-8000-000000000000' }, 404, 'not_found'],
	['a draft with a wrong id', 'incidents', { operatorId: '1 OR 1=1' }, 422, 'invalid_input'],
	['a triage without a session', 'incidents/00000000-0000-4000-8000-000000000000/triage', {}, 404, 'not_found'],
	[
		'a ballot that is none',
		'votes/00000000-0000-4000-8000-000000000000/ballots',
		{ signature: 'x' },
		422,
		'invalid_input',
	],
] as const) {
	test(`${what} is answered with ${code}`, async ({ request }) => {
		const response = await request.post(`/api/v1/${path}`, { data })
		expect(response.status()).toBe(status)
		expect(response.headers()['content-type']).toContain('application/problem+json')
		expect((await response.json()).code).toBe(code)
	})
}

test('a write that another site sends is not carried out', async ({ request }) => {
	const response = await request.post('/api/v1/demo/clock', {
		data: { hours: 1 },
		headers: { Origin: 'https://evil.example' },
	})
	expect(response.status()).toBe(403)
})

test('a body that is no JSON object is refused with a sentence', async ({ request }) => {
	const headers = { 'Content-Type': 'application/json' }
	const response = await request.post('/api/v1/incidents', { data: '[1', headers })
	expect(response.status()).toBe(422)
	expect((await response.json()).detail).toContain('JSON object')
})
