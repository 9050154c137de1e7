import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { mnemonicToAccount } from 'viem/accounts'
import { createSiweMessage } from 'viem/siwe'
import { createDatabaseIfMissing } from '@/lib/cli/database'
import { type Installation, startInstallation } from './pages/installation'
import { test } from './pages/test'

const ADDRESS = 'https://guardrail.example.org'
const MNEMONIC = 'test test test test test test test test test test test junk'
const SECRETS = {
	NEXTAUTH_SECRET: randomBytes(32).toString('base64'),
	SIGNING_KEY: randomBytes(32).toString('base64'),
	SEALING_KEY: randomBytes(32).toString('base64'),
	NEXTAUTH_URL: ADDRESS,
	SMTP_URL: 'smtp://127.0.0.1:9',
	MAIL_FROM: 'Guardrail <guardrail@example.org>',
}

let dataDir: string
let installation: Installation
let settings: Record<string, string>
let origin: string

async function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address()
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
		})
	})
}

test.beforeAll(async () => {
	test.setTimeout(180_000)
	dataDir = mkdtempSync(join(tmpdir(), 'guardrail-e2e-production-'))
	const url = new URL(process.env.E2E_DATABASE_SERVER ?? '')
	const name = `production_${randomBytes(4).toString('hex')}`
	await createDatabaseIfMissing(url.href, name)
	url.pathname = `/${name}`
	const port = String(await freePort())
	origin = `http://127.0.0.1:${port}`
	settings = { ...SECRETS, GUARDRAIL_MODE: 'production', DATABASE_URL: url.href, DATA_DIR: dataDir, PORT: port }
	installation = startInstallation(settings)
	await installation.ready
})

test.afterAll(async () => {
	await installation.stop()
	rmSync(dataDir, { recursive: true, force: true })
})

for (const [method, path] of [
	['GET', '/api/v1/demo/personas'],
	['POST', '/api/v1/demo/clock'],
	['GET', '/mailbox'],
] as const) {
	test(`${method} ${path} is not there`, async ({ request }) => {
		const response = await request.fetch(`${origin}${path}`, {
			method,
			...(method === 'POST' && { data: { hours: 1 } }),
		})
		expect(response.status()).toBe(404)
	})
}

/** Every script that a page of production loads. */
async function scriptsOf(page: Page, path: string): Promise<{ html: string; scripts: string[] }> {
	const scripts: Promise<string>[] = []
	page.on('response', (response) => {
		if (response.request().resourceType() === 'script') scripts.push(response.text())
	})
	const response = await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' })
	return { html: (await response?.text()) ?? '', scripts: await Promise.all(scripts) }
}

test('no page offers the people or the wallet of a demonstration, and none loads their keys', async ({ page }) => {
	for (const path of ['/sign-in', '/', '/incidents', '/sign-in/link?token=x']) {
		const { html, scripts } = await scriptsOf(page, path)
		expect(scripts.length, path).toBeGreaterThan(2)
		for (const text of [html, ...scripts]) expect(text.includes('test test test'), path).toBe(false)
		expect(html).not.toContain('Steward 1')
		expect(html).not.toContain('/mailbox')
		await expect(page.getByText('Demonstration')).toHaveCount(0)
	}
})

/** Speaks to production as a browser behind a proxy with TLS would: keeps its secure cookies, over plain HTTP. */
function client() {
	const jar = new Map<string, string>()
	const flags: string[] = []
	return {
		flags,
		async send(path: string, form?: Record<string, string>): Promise<Response> {
			const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
			const post = form && { method: 'POST', body: new URLSearchParams(form) }
			const response = await fetch(`${origin}${path}`, { ...post, headers: { cookie }, redirect: 'manual' })
			for (const line of response.headers.getSetCookie()) {
				const [pair = '', ...rest] = line.split(';')
				const [name = '', ...value] = pair.split('=')
				if (/Max-Age=0/.test(line)) jar.delete(name)
				else jar.set(name, value.join('='))
				flags.push(`${name};${rest.join(';')}`)
			}
			return response
		},
	}
}

test('a wallet signs in, with cookies for HTTPS that no script reads', async () => {
	const account = mnemonicToAccount(MNEMONIC, { addressIndex: 40 })
	const { send, flags } = client()
	const signInAt = async (domain: string) => {
		const { csrfToken } = (await (await send('/api/auth/csrf')).json()) as { csrfToken: string }
		const site = { domain, uri: ADDRESS, version: '1', chainId: 1 } as const
		const message = createSiweMessage({ ...site, address: account.address, nonce: csrfToken })
		const signature = await account.signMessage({ message })
		return (await send('/api/auth/callback/siwe', { csrfToken, message, signature, json: 'true' })).status
	}
	expect(await signInAt('evil.example')).toBe(401)
	expect(await signInAt('guardrail.example.org')).toBe(200)
	const me = await (await send('/api/v1/me')).text()
	expect(me).toContain(account.address.toLowerCase())
	const session = flags.find((flag) => flag.includes('session-token')) ?? ''
	expect(session).toMatch(/^__Secure-next-auth.session-token;.*HttpOnly.*Secure.*SameSite=Lax/i)
	expect(flags.find((flag) => flag.includes('csrf-token'))).toMatch(/^__Host-.*HttpOnly.*Secure/i)
})

test('production says that it is to be reached by HTTPS only', async ({ request }) => {
	const { 'strict-transport-security': hsts } = (await request.get(`${origin}/`)).headers()
	expect(hsts).toMatch(/max-age=31536000/)
})

for (const name of Object.keys(SECRETS)) {
	test(`production without ${name} does not start, and names it`, async () => {
		const lacking = startInstallation({ ...settings, [name]: '', PORT: String(await freePort()) })
		const { code, stderr } = await lacking.ended
		expect(code).toBeGreaterThan(0)
		expect(stderr).toMatch(new RegExp(`^Guardrail cannot go on: .*${name}`))
		expect(stderr).not.toMatch(/\n\s+at /)
	})
}
