import 'server-only'
import { problem } from '@/lib/contracts/problem'
import { problemResponse } from './problem-response'

/** Answers for every address below /api that nothing else answers for. */
export function unknownRoute(request: Request): Response {
	const { pathname } = new URL(request.url)
	return problemResponse(
		problem('not_found', `There is no address ${pathname.slice(0, 200)}; see /api/v1/openapi.json for all of them`),
	)
}
