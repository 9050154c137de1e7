import { getAddress } from 'viem'
import { createSiweMessage } from 'viem/siwe'
import type { Wallet } from './wallet'

const LIFE_MS = 5 * 60_000

async function csrfToken(): Promise<string> {
	const response = await fetch('/api/auth/csrf')
	const body: { csrfToken: string } = await response.json()
	return body.csrfToken
}

async function callback(provider: string, fields: Record<string, string>): Promise<boolean> {
	const body = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: 'true' })
	const response = await fetch(`/api/auth/callback/${provider}`, { method: 'POST', body })
	return response.ok
}

/** Signs in with a wallet (EIP-4361). The message says where, for which chain and for how long. */
export async function signInWithWallet(wallet: Wallet, chainId: number): Promise<boolean> {
	const nonce = await csrfToken()
	const issuedAt = new Date()
	const message = createSiweMessage({
		domain: window.location.host,
		address: getAddress(wallet.address),
		statement: 'Sign in to Guardrail. This costs nothing and moves nothing.',
		uri: window.location.origin,
		version: '1',
		chainId,
		nonce,
		issuedAt,
		expirationTime: new Date(issuedAt.getTime() + LIFE_MS),
	})
	return callback('siwe', { message, signature: await wallet.signMessage(message) })
}

/** Signs in with the secret of a link that came by mail. */
export function signInWithLink(token: string): Promise<boolean> {
	return callback('email-link', { token })
}

export async function signOut(): Promise<void> {
	await fetch('/api/auth/signout', {
		method: 'POST',
		body: new URLSearchParams({ csrfToken: await csrfToken(), json: 'true' }),
	})
}
