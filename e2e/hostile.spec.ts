import { randomUUID } from 'node:crypto'
import { type APIResponse, expect } from '@playwright/test'
import { take } from './pages/case.page'
import { beginReport, fileReport, saveLine, whatHappened } from './pages/report.page'
import { signInAs } from './pages/sign-in.page'
import { test } from './pages/test'

/** What an answer shows when it tells of our inside: frames of a stack, places on the disk, what the database says. */
const INSIDE = /\n\s+at \S+ \(|node_modules|\.next\/|\/lib\/server\/|PrismaClient|P20\d\d|SELECT .* FROM|ECONNREFUSED/
const JSON_TYPE = { 'Content-Type': 'application/json' }
const NOWHERE = '00000000-0000-4000-8000-000000000000'

async function expectNothingInside(response: APIResponse): Promise<void> {
	const text = await response.text()
	expect(text).not.toMatch(INSIDE)
	expect(response.status(), text.slice(0, 300)).not.toBe(500)
	expect(response.headers()['x-powered-by']).toBeUndefined()
}

for (const path of [
	'/api/v1/incidents/%00',
	'/api/v1/incidents/..%2f..%2fetc%2fpasswd',
	'/api/v1/incidents/%E0%A4%A',
	`/api/v1/incidents/${'a'.repeat(4_000)}`,
	'/api/v1/incidents?cursor=%00',
	'/api/v1/incidents?cursor=eyJrZXkiOiJ4IiwiaWQiOiJ4In0',
	'/api/v1/incidents?cursor=%F0%9F%92%A5&limit=1',
	'/api/v1/incidents?limit=-1',
	'/api/v1/incidents?q=%00',
	'/api/v1/incidents?class=__proto__&sort=constructor',
	'/api/v1/operators/%00',
	'/api/v1/operators?q=%27%3B%20DROP%20TABLE%20operator%3B--',
	`/api/v1/votes/${NOWHERE}`,
	'/api/v1/votes/%00/bundle',
	`/api/v1/incidents/${NOWHERE}/attachments/${'g'.repeat(64)}`,
	'/api/v1/policy/__proto__',
	'/incidents/%00',
	'/incidents/%E0%A4%A',
	'/incidents?class=%00&page=-1',
	'/incidents?cursor=%00',
	'/operators/..%2f..%2fetc',
	'/votes/not-a-vote',
	'/invitations/%00',
	'/problems/constructor',
	'/sign-in?to[]=x&to=y',
	'/api/auth/callback/siwe',
	'/api/auth/__proto__',
	'/api/v1/%5C%5Cevil',
]) {
	test(`${path.slice(0, 70)} is answered without a word about our inside`, async ({ request }) => {
		await expectNothingInside(await request.get(path))
	})
}

for (const [what, data, headers, status] of [
	['a body of 3 MiB', JSON.stringify({ operatorId: 'x'.repeat(3 * 1024 * 1024) }), JSON_TYPE, 413],
	['a form where JSON belongs', 'operatorId=1', { 'Content-Type': 'application/x-www-form-urlencoded' }, 422],
	['a body of unknown type', '{}x', { 'Content-Type': 'text/x-evil' }, 422],
	['keys of the prototype', '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}', JSON_TYPE, 422],
	['a null byte in a text', `{"operatorId":"${NOWHERE}","report":{"title":"a\\u0000b"}}`, JSON_TYPE, 422],
	['half a surrogate', `{"operatorId":"${NOWHERE}","report":{"title":"a\\ud800b"}}`, JSON_TYPE, null],
	['a very deep object', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, JSON_TYPE, 422],
	[
		'a cookie that is no text',
		'{}',
		{ ...JSON_TYPE, Cookie: 'next-auth.csrf-token=%E0%A4%A; next-auth.session-token=x' },
		null,
	],
	['a token that is none', '{}', { ...JSON_TYPE, Authorization: 'Bearer grd_%00' }, null],
] as const) {
	test(`${what} is refused in a sentence`, async ({ request }) => {
		const response = await request.post('/api/v1/incidents', { data, headers })
		await expectNothingInside(response)
		expect(response.headers()['content-type']).toContain('application/problem+json')
		if (status !== null) expect(response.status()).toBe(status)
		expect(response.status()).toBeLessThan(500)
		expect(((await response.json()) as { detail: string }).detail).toMatch(/\w/)
	})
}

test('a sign-in with broken cookies or fields is refused, not broken', async ({ request }) => {
	for (const cookie of ['next-auth.csrf-token=%E0%A4%A', 'next-auth.csrf-token=a%7Cb', '']) {
		const form = { message: '\u0000', signature: '0x', csrfToken: 'a', json: 'true' }
		const response = await request.post('/api/auth/callback/siwe', { form, headers: { cookie }, maxRedirects: 0 })
		await expectNothingInside(response)
		expect((await request.get('/api/v1/me', { headers: { cookie } })).status()).toBe(401)
	}
})

for (const path of ['/', '/sign-in', '/incidents', '/incidents/not-there', '/api/v1/incidents', '/api/v1/not-there']) {
	test(`${path} carries the headers that guard it`, async ({ request }) => {
		const headers = (await request.get(path)).headers()
		expect(headers['x-content-type-options']).toBe('nosniff')
		expect(headers['referrer-policy']).toBe('same-origin')
		expect(headers['strict-transport-security']).toMatch(/max-age=\d{7}/)
		const policy = headers['content-security-policy'] ?? ''
		expect(policy).toContain("frame-ancestors 'none'")
		expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}'/)
		expect(policy).not.toMatch(/unsafe-|\*/)
	})
}

test('every page has a nonce of its own, and every script in it carries that one', async ({ request }) => {
	const nonces = new Set<string>()
	for (const path of ['/', '/', '/sign-in']) {
		const response = await request.get(path)
		const nonce = /'nonce-([^']+)'/.exec(response.headers()['content-security-policy'] ?? '')?.[1] ?? ''
		nonces.add(nonce)
		const scripts = (await response.text()).match(/<script[^>]*>/g) ?? []
		expect(scripts.length).toBeGreaterThan(2)
		expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
	}
	expect(nonces.size).toBe(3)
})

test('a session is out of reach of scripts and of other sites, and its cookie does nothing for them', async ({
	browser,
	baseURL,
}) => {
	const page = await signInAs(browser, 'Alder Validation, reporter')
	for (const cookie of await page.context().cookies()) {
		if (!cookie.name.startsWith('next-auth')) continue
		expect([cookie.name, cookie.httpOnly, cookie.sameSite]).toEqual([cookie.name, true, 'Lax'])
	}
	expect(await page.evaluate(() => document.cookie)).not.toContain('next-auth')
	const { id: operatorId } = await (await page.request.get('/api/v1/operators/alder-validation')).json()
	for (const headers of [{ Origin: 'https://evil.example' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
		const response = await page.request.post('/api/v1/incidents', { data: { operatorId }, headers })
		expect([headers, response.status()]).toEqual([headers, 403])
	}
	// A server action, sent again as another site would send it.
	const sent = page.waitForRequest((request) => request.method() === 'POST' && 'next-action' in request.headers())
	await beginReport(page, 'Sent twice')
	const original = await sent
	const replay = async (origin: string) =>
		page.request.post(original.url(), {
			headers: { ...original.headers(), origin },
			data: original.postDataBuffer() ?? Buffer.alloc(0),
			maxRedirects: 0,
		})
	const foreign = await replay('https://evil.example')
	expect(foreign.status()).toBeGreaterThanOrEqual(400)
	expect(foreign.headers()['x-action-redirect']).toBeUndefined()
	expect((await replay(baseURL ?? '')).headers()['x-action-redirect']).toContain('/report')
})

test('Markdown that would run, load or frame something stays text on the page of the case', async ({
	browser,
	page,
}) => {
	test.setTimeout(120_000)
	const title = `Hostile words ${randomUUID().slice(0, 8)}`
	const reporter = await signInAs(browser, 'Alder Validation, reporter')
	const id = await beginReport(reporter, `${title} <img src=x onerror=alert(1)>`)
	await whatHappened(reporter).fill(
		[
			'[press](javascript:alert(1)) [press](JaVaScRiPt:alert(1)) [press](data:text/html,<script>alert(1)</script>)',
			'![pic](data:image/svg+xml;base64,PHN2Zz4=) ![track](https://evil.example/track.png)',
			'<svg onload=alert(1)><iframe src="https://evil.example"></iframe><style>body{display:none}</style>',
			'<a href="//evil.example" onclick="alert(1)">x</a> [fine](https://example.org)',
		].join('\n\n'),
	)
	await expect(saveLine(reporter)).toContainText('Saved, version 2')
	await fileReport(reporter, id)
	const coordinator = await signInAs(browser, 'Coordinator')
	await coordinator.goto(`/desk/cases/${id}`)
	await take(coordinator, 'Publish the case', 'What the public sees')
	await coordinator.getByRole('link', { name: 'What the public sees' }).click()
	await coordinator.waitForURL('**/incidents/*')

	const foreign: string[] = []
	page.on('request', (request) => request.url().includes('evil.example') && foreign.push(request.url()))
	page.on('dialog', () => foreign.push('a dialog'))
	await page.goto(new URL(coordinator.url()).pathname)
	await expect(page.getByRole('heading', { name: title })).toBeVisible()
	const main = page.locator('main')
	await expect(main.locator('script, iframe, style, svg[onload], [onclick], [onerror], img')).toHaveCount(0)
	await expect(main.locator('[href^="javascript" i], [href^="data:"], [href^="//"]')).toHaveCount(0)
	await expect(main.getByRole('link', { name: 'fine' })).toHaveAttribute('rel', /nofollow.*noopener/)
	expect(foreign).toEqual([])
})

test('no address leads from sign-in to another site', async ({ page, request, baseURL }) => {
	const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
	for (const away of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
		const form = { csrfToken, callbackUrl: away, json: 'false' }
		for (const path of ['/api/auth/signout', '/api/auth/callback/siwe', '/api/auth/signin/siwe']) {
			const response = await request.post(path, { form, maxRedirects: 0 })
			const target = new URL(response.headers().location ?? '/', baseURL)
			expect([path, away, target.origin]).toEqual([path, away, baseURL])
		}
		await page.goto(`/sign-in?${new URLSearchParams({ to: away, callbackUrl: away })}`)
		await page.getByRole('button', { name: 'Steward 6', exact: true }).click()
		await page.waitForURL('**/desk')
		expect(new URL(page.url()).origin).toBe(baseURL)
	}
})

test('who asks too often is told when to come back', async ({ request }) => {
	const headers = { 'x-forwarded-for': '203.0.113.7' }
	let last: APIResponse | undefined
	for (let count = 0; count < 70 && last?.status() !== 429; count += 1) {
		last = await request.post('/api/auth/callback/siwe', { form: { csrfToken: 'x', json: 'true' }, headers })
	}
	expect(last?.status()).toBe(429)
	expect(Number(last?.headers()['retry-after'])).toBeGreaterThan(0)
	expect(await last?.text()).toMatch(/try again in \d+ seconds/)
	expect((await request.get('/api/v1/incidents?limit=1')).status()).toBe(200)
})
