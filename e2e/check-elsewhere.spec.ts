import { createPublicKey, verify } from 'node:crypto'
import { expect } from '@playwright/test'
import type { TypedDataDefinition } from 'viem'
import { apiPerson } from './pages/api-person'
import { test } from './pages/test'

test('a steward’s ballot is answered with a receipt that verifies, and stands in the bundle', async ({
	playwright,
	baseURL,
	request,
}) => {
	const steward = await apiPerson(playwright, baseURL ?? '', 8)
	const open = await (await request.get('/api/v1/incidents?state=voting')).json()
	const { votes } = await (await request.get(`/api/v1/incidents/${open.data[0].id}`)).json()
	const vote = `/votes/${votes.at(-1).id}`
	const template = await steward.get(`${vote}/ballot-template?rung=1&reason=${encodeURIComponent('=1+1, "quoted"')}`)
	const { typedData } = template.body as { typedData: TypedDataDefinition & { message: object } }
	const signature = await steward.account.signTypedData(typedData)
	const sent = await steward.post(`${vote}/ballots`, { message: typedData.message, signature })
	expect(sent.status, JSON.stringify(sent.body)).toBe(201)

	const receipt = sent.body as Record<string, string>
	const signed = ['acceptedAt', 'entry', 'format', 'formatVersion', 'installation', 'keyId', 'kind', 'leafHash']
	const said = Object.fromEntries([...signed, 'origin', 'publicKey', 'subject'].map((name) => [name, receipt[name]]))
	expect(sent.headers['guardrail-receipt']).toContain(`/api/v1/log/receipts/${receipt.leafHash}`)
	const x = Buffer.from(receipt.publicKey ?? '', 'hex').toString('base64url')
	const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
	const isGood = (claim: object) =>
		verify(null, Buffer.from(JSON.stringify(claim)), key, Buffer.from(receipt.signature ?? '', 'hex'))
	expect([isGood(said), isGood({ ...said, kind: 'vote.recused' })]).toEqual([true, false])

	const bundle = await (await request.get(`/api/v1${vote}/bundle`)).json()
	expect(bundle.ballots.at(-1).signature).toBe(signature)
	const csv = await request.get(`/api/v1${vote}/ballots.csv`)
	expect(csv.headers()['content-type']).toContain('text/csv')
	const row = (await csv.text()).split('\r\n').find((line) => line.includes(signature))
	expect(row).toContain(`,none,true,"'=1+1, ""quoted""",0x`)
	expect(row).toMatch(/,eoa$/)

	const me = await steward.get('/me')
	expect(me.body).toMatchObject({ name: 'Steward 7', roles: ['steward'], memberships: [], scopes: null })
})

for (const [method, path, status, code] of [
	['GET', '/api/v1/me', 401, 'unauthenticated'],
	['GET', '/api/v1/nothing', 404, 'not_found'],
	['POST', '/api/nothing', 404, 'not_found'],
	['GET', '/api', 404, 'not_found'],
	['GET', '/api/v1/incidents/%ff', 404, 'not_found'],
	['DELETE', '/api/v1/incidents', 405, 'method_not_allowed'],
	['GET', '/api/v1/incidents/x/file', 405, 'method_not_allowed'],
	['PUT', '/api/auth/csrf', 405, 'method_not_allowed'],
] as const) {
	test(`${method} ${path} is answered with the problem ${code}, whose type leads to a page`, async ({ request }) => {
		const response = await request.fetch(path, { method })
		expect(response.status()).toBe(status)
		expect(response.headers()['content-type']).toContain('application/problem+json')
		const problem = await response.json()
		expect(problem.code).toBe(code)
		const page = await request.get(problem.type)
		expect(page.status()).toBe(200)
		expect(await page.text()).toContain(problem.title)
	})
}

test('the dataset comes as CSV and as JSON with the same rows, and again as 304', async ({ request }) => {
	const csv = await request.get('/api/v1/dataset.csv')
	const json = await (await request.get('/api/v1/dataset.json')).json()
	const head = (await csv.text()).split('\r\n')[0]
	expect(head?.split(',')).toEqual(json.fields.map((field: { name: string }) => field.name))
	expect(json.data.length).toBeGreaterThanOrEqual(31)
	const again = await request.get('/api/v1/dataset.csv', { headers: { 'If-None-Match': csv.headers().etag ?? '' } })
	expect(again.status()).toBe(304)
})

test('a reader finds the means to check a vote below its ballots', async ({ page, request }) => {
	const { data } = await (await request.get('/api/v1/incidents?state=enforcing')).json()
	await page.goto(`/incidents/${data[0].slug}`)
	await expect(page.getByRole('heading', { name: 'What was decided in similar cases' })).toBeVisible()
	await page.getByRole('link', { name: /^Vote 1/ }).click()
	await expect(page.getByRole('link', { name: 'ballots as CSV' })).toBeVisible()
	await expect(page.getByRole('link', { name: 'bundle as JSON' })).toHaveAttribute('href', /\/bundle$/)
})
