import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import NextAuth from 'next-auth'
import { problem } from '@/lib/contracts/problem'
import { env } from '@/lib/env'
import { countRequest } from '@/lib/server/kernel/rate-limit'
import { answering } from './answering'
import { authOptions } from './auth-options'
import { problemResponse } from './problem-response'
import { clientKey } from './request-guard'

type Context = { readonly params: Promise<{ nextauth: string[] }> }

/** next-auth's own routes, with our limit in front. */
export const authRoute = (request: Request, context: Context): Promise<Response> =>
	answering(request, () => answer(request, context))

async function answer(request: Request, context: Context): Promise<Response> {
	const isCallback = (await context.params).nextauth[0] === 'callback'
	if (isCallback && request.method !== 'POST') return problemResponse(problem('not_found'))
	if (request.method === 'POST') {
		const limit = await countRequest('sign_in', clientKey(request))
		if (!limit.allowed) {
			const { retryAfterSeconds } = limit
			return problemResponse(
				problem('too_many_requests', `Too many attempts; try again in ${retryAfterSeconds} seconds.`, {
					retryAfterSeconds,
				}),
			)
		}
	}
	const options = authOptions({
		csrfToken: csrfTokenOf(request.headers.get('cookie') ?? ''),
		userAgent: (request.headers.get('user-agent') ?? '').slice(0, 300),
	})
	const response: Response = await NextAuth(request as never, context as never, options)
	return isCallback ? withoutCsrfCookie(response) : response
}

/** A token is the nonce of one sign-in; without a new one, nobody could sign in twice in the same browser. */
function withoutCsrfCookie(response: Response): Response {
	const isSecure = env().NEXTAUTH_URL.startsWith('https:')
	const name = `${isSecure ? '__Host-' : ''}next-auth.csrf-token`
	const headers = new Headers(response.headers)
	headers.append('Set-Cookie', `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`)
	return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

/** The token in next-auth's CSRF cookie (`token|hash`), if its hash is ours: the nonce of Sign-In with Ethereum. */
function csrfTokenOf(cookies: string): string | null {
	const match = /(?:^|;\s*)(?:__Host-)?next-auth\.csrf-token=([^;]+)/.exec(cookies)
	const [token, hash] = decode(match?.[1] ?? '').split('|')
	if (!token || !hash) return null
	const expected = createHash('sha256').update(`${token}${env().NEXTAUTH_SECRET}`).digest('hex')
	const isOurs = hash.length === expected.length && timingSafeEqual(Buffer.from(hash), Buffer.from(expected))
	return isOurs ? token : null
}

function decode(value: string): string {
	try {
		return decodeURIComponent(value)
	} catch {
		return '' // nothing that we have written
	}
}
