import 'server-only'
import { PROBLEMS, type Problem } from '@/lib/contracts/problem'

/** A problem as RFC 9457 `application/problem+json`. */
export function problemResponse(found: Problem, instance?: string): Response {
	const { status, title } = PROBLEMS[found.code]
	const { code, sentence, issues, reason, evidence, retryAfterSeconds } = found
	return Response.json(
		{ type: `/problems/${code}`, title, status, detail: sentence, code, reason, issues, evidence, instance },
		{
			status,
			headers: {
				'Content-Type': 'application/problem+json; charset=utf-8',
				'Cache-Control': 'no-store',
				...(status === 401 && { 'WWW-Authenticate': 'Bearer realm="guardrail"' }),
				...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
			},
		},
	)
}
