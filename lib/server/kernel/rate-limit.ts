import 'server-only'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How often one client may do what. Counted per process. */
const LIMITS = {
	api_read: { points: 600, duration: 60 },
	api_write: { points: 240, duration: 60 },
	sign_in: { points: 60, duration: 60 },
	email_link: { points: 5, duration: 600 },
	tool: { points: 120, duration: 60 },
} as const
export type LimitName = keyof typeof LIMITS

const limiters = new Map<LimitName, RateLimiterMemory>()

export type LimitVerdict = { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number }

/** Counts one request of a client; says no, and for how long, when it is over its limit. */
export async function countRequest(name: LimitName, client: string): Promise<LimitVerdict> {
	const limiter = limiters.get(name) ?? new RateLimiterMemory({ ...LIMITS[name], keyPrefix: name })
	limiters.set(name, limiter)
	try {
		await limiter.consume(client)
		return { allowed: true }
	} catch (refused) {
		if (!(refused instanceof RateLimiterRes)) throw refused
		return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)) }
	}
}
