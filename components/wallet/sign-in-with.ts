import { getAddress } from 'viem'
import { createSiweMessage } from 'viem/siwe'
import type { Wallet } from './wallet'

const LIFE_MS = 5 * 60_000

async function csrfToken(): Promise<string> {
	const response = await fetch('/api/auth/csrf')
	const body: { csrfToken: string } = await response.json()
	return body.csrfToken
}

const FAILED = 'Signing in did not work. Reload this page and try again.'
const REASONS: Readonly<Record<string, string>> = {
	no_rpc:
		'This looks like a smart-contract wallet, and this installation has no connection to a chain to ask it. Sign in with a wallet that has a key.',
	rpc_unanswered: 'The chain did not answer, so your smart-contract wallet could not be asked. Try again in a minute.',
}

/** `null` when it worked; else the sentence that says what to do. */
async function callback(provider: string, fields: Record<string, string>): Promise<string | null> {
	const body = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: 'true' })
	const response = await fetch(`/api/auth/callback/${provider}`, { method: 'POST', body })
	if (response.ok) return null
	const answer: { url?: string } = await response.json().catch(() => ({}))
	const reason = URL.canParse(answer.url ?? '') ? new URL(answer.url ?? '').searchParams.get('error') : null
	return REASONS[reason ?? ''] ?? FAILED
}

/**
 * Signs in with a wallet (EIP-4361). The message says where, for which chain and for how long. `null` when it worked; else
 * the sentence that says what to do.
 */
export async function signInWithWallet(wallet: Wallet, chainId: number): Promise<string | null> {
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
export async function signInWithLink(token: string): Promise<boolean> {
	return (await callback('email-link', { token })) === null
}

export async function signOut(): Promise<void> {
	await fetch('/api/auth/signout', {
		method: 'POST',
		body: new URLSearchParams({ csrfToken: await csrfToken(), json: 'true' }),
	})
}
