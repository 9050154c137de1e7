import 'server-only'
import { createHash } from 'node:crypto'
import { problem } from '@/lib/contracts/problem'
import { problemResponse } from './problem-response'
import { bearsUnknownToken } from './request-context'

const UNKNOWN_TOKEN = 'This API token is unknown, revoked or expired; make a new one at your account.'

/** A bug becomes a 500 with an id that the log knows, never a stack trace in the response. */
export async function answering(request: Request, work: () => Promise<Response>): Promise<Response> {
	try {
		if (await bearsUnknownToken()) return problemResponse(problem('unauthenticated', UNKNOWN_TOKEN))
		return await work()
	} catch (error) {
		const errorId = crypto.randomUUID()
		const path = new URL(request.url).pathname
		console.error(JSON.stringify({ level: 'error', errorId, path, error: String(error) }))
		const sentence = `Something went wrong on our side; quote the error id ${errorId} when you tell us.`
		return problemResponse(problem('internal', sentence), `urn:uuid:${errorId}`)
	}
}

/** Who may keep an answer: any cache on the way, or nobody because it depends on who asks. */
export type Keeping = keyof typeof CACHE_CONTROL

const CACHE_CONTROL = { public: 'public, max-age=0, must-revalidate', private: 'private, no-store' } as const

export type Tagged = { readonly headers: Readonly<Record<string, string>>; readonly isKnown: boolean }

/** The headers that let a reader ask again for nothing, and whether this reader has this very answer already. */
export function tagged(request: Request, content: string, keeping: Keeping): Tagged {
	const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`
	const known = request.headers
		.get('if-none-match')
		?.split(',')
		.map((tag) => tag.trim().replace(/^W\//, ''))
	return {
		headers: {
			ETag: etag,
			'Cache-Control': CACHE_CONTROL[keeping],
			Vary: 'Cookie, Authorization, Accept',
		},
		isKnown: known?.includes(etag) ?? false,
	}
}
