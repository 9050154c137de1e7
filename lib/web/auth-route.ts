import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import NextAuth from 'next-auth'
import { problem } from '@/lib/contracts/problem'
import { env } from '@/lib/env'
import { countRequest } from '@/lib/server/kernel/rate-limit'
import { authOptions } from './auth-options'
import { problemResponse } from './problem-response'
import { clientKey } from './request-guard'

type Context = { readonly params: Promise<{ nextauth: string[] }> }

/** next-auth's own routes, with our limit in front. */
export async function authRoute(request: Request, context: Context): Promise<Response> {
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
	// next-auth types its arguments as those of the older kind of route, and tells the two apart itself.
	return NextAuth(request as never, context as never, options) as Promise<Response>
}

/** The token in next-auth's CSRF cookie (`token|hash`), if its hash is ours: the nonce of Sign-In with Ethereum. */
function csrfTokenOf(cookies: string): string | null {
	const match = /(?:^|;\s*)(?:__Host-)?next-auth\.csrf-token=([^;]+)/.exec(cookies)
	const [token, hash] = decodeURIComponent(match?.[1] ?? '').split('|')
	if (!token || !hash) return null
	const expected = createHash('sha256').update(`${token}${env().NEXTAUTH_SECRET}`).digest('hex')
	const isOurs = hash.length === expected.length && timingSafeEqual(Buffer.from(hash), Buffer.from(expected))
	return isOurs ? token : null
}
