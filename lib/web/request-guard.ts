import 'server-only'
import { type Problem, problem } from '@/lib/contracts/problem'
import { env } from '@/lib/env'
import { isOwnOrigin } from '@/lib/server/auth/own-origin'
import { countRequest } from '@/lib/server/kernel/rate-limit'

const LIMITS = { read: 'api_read', write: 'api_write', tool: 'tool' } as const

/**
 * Stands before every route for machines: a write that a browser sends with our cookie must come from our own
 * origin, and nobody may send more than the limits allow. `null` lets the request through.
 */
export async function guard(request: Request, kind: 'read' | 'write' | 'tool'): Promise<Problem | null> {
	if (kind === 'write' && isForeign(request)) {
		return problem('forbidden', 'This request came from another site and was not carried out.')
	}
	const limit = await countRequest(LIMITS[kind], clientKey(request))
	if (limit.allowed) return null
	return problem('too_many_requests', `Too many requests; try again in ${limit.retryAfterSeconds} seconds.`, {
		retryAfterSeconds: limit.retryAfterSeconds,
	})
}

function isForeign(request: Request): boolean {
	if (request.headers.get('authorization')?.startsWith('Bearer ')) return false
	const site = request.headers.get('sec-fetch-site')
	if (site !== null && site !== 'same-origin' && site !== 'none') return true
	const origin = request.headers.get('origin')
	return origin !== null && !isOwnOrigin(origin, env().NEXTAUTH_URL)
}

/** The address that the nearest proxy saw; a client on this machine counts as one. */
export function clientKey(request: Request): string {
	return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'local'
}
