import { type APIRequestContext, expect, type PlaywrightWorkerArgs } from '@playwright/test'
import { type HDAccount, mnemonicToAccount } from 'viem/accounts'
import { createSiweMessage } from 'viem/siwe'

const MNEMONIC = 'test test test test test test test test test test test junk'

type Answer = {
	readonly status: number
	readonly body: unknown
	readonly headers: Readonly<Record<string, string>>
}

/** Someone who uses the API alone: signs in with a wallet, sends JSON, reads JSON. */
export type ApiPerson = {
	readonly account: HDAccount
	readonly get: (path: string) => Promise<Answer>
	readonly post: (path: string, data?: object) => Promise<Answer>
	readonly patch: (path: string, data: object) => Promise<Answer>
}

type Playwright = PlaywrightWorkerArgs['playwright']

/** Signs in as the person of the demonstration with this index (EIP-4361), as INTERFACES describes it. */
export async function apiPerson(playwright: Playwright, baseURL: string, index: number): Promise<ApiPerson> {
	const context: APIRequestContext = await playwright.request.newContext({ baseURL })
	const account = mnemonicToAccount(MNEMONIC, { addressIndex: index })
	const { csrfToken } = await (await context.get('/api/auth/csrf')).json()
	const message = createSiweMessage({
		domain: new URL(baseURL).host,
		address: account.address,
		uri: baseURL,
		version: '1',
		chainId: 1,
		nonce: csrfToken,
	})
	const form = { csrfToken, message, signature: await account.signMessage({ message }), json: 'true' }
	const signedIn = await context.post('/api/auth/callback/siwe', { form })
	expect(signedIn.status()).toBe(200)
	const answer = async (sent: ReturnType<APIRequestContext['get']>) => {
		const response = await sent
		return { status: response.status(), body: (await response.json()) as unknown, headers: response.headers() }
	}
	return {
		account,
		get: (path) => answer(context.get(`/api/v1${path}`)),
		post: (path, data = {}) => answer(context.post(`/api/v1${path}`, { data })),
		patch: (path, data) => answer(context.patch(`/api/v1${path}`, { data })),
	}
}
