import { PROBLEMS, type ProblemCode } from '@/lib/contracts/problem'
import type { Operation } from './operations'

const TEXT = { type: 'string' }

/** RFC 9457, as `problemResponse` writes it. */
export const PROBLEM_SCHEMA = {
	type: 'object',
	required: ['type', 'title', 'status', 'detail', 'code'],
	properties: {
		type: { ...TEXT, format: 'uri-reference', description: 'The page that explains the code.' },
		title: TEXT,
		status: { type: 'integer' },
		detail: { ...TEXT, description: 'What is wrong here, and what to do.' },
		code: { enum: Object.keys(PROBLEMS) },
		reason: { ...TEXT, description: 'The rule that said no, for "refused".' },
		issues: {
			type: 'array',
			items: {
				type: 'object',
				required: ['path', 'message'],
				properties: {
					path: { ...TEXT, description: 'The field, "timeline.2.at"; empty for the whole input.' },
					message: TEXT,
				},
			},
		},
		evidence: { type: 'object', description: 'The figures that the rule looked at.' },
		instance: { ...TEXT, description: 'The error id, for "internal".' },
	},
}

/** Two codes can share one status. */
const STATUSES = [...new Set(Object.values(PROBLEMS).map(({ status }) => status))]

const RETRY_AFTER = { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds to wait.' } }

const HEADERS: Readonly<Record<number, object>> = {
	401: { 'WWW-Authenticate': { schema: TEXT } },
	405: { Allow: { schema: TEXT } },
	429: RETRY_AFTER,
	503: RETRY_AFTER,
}

/** `Problem409`: one response for each status, shared by all operations. */
export const PROBLEM_RESPONSES: Readonly<Record<string, object>> = Object.fromEntries(
	STATUSES.map((status) => [`Problem${status}`, responseOf(status)]),
)

function responseOf(status: number): object {
	const problems = Object.entries(PROBLEMS).filter(([, problem]) => problem.status === status)
	const shape = { status: { const: status }, code: { enum: problems.map(([code]) => code) } }
	const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: shape }] }
	return {
		description: problems.map(([code, { means }]) => `${code}: ${means}`).join(' '),
		...(HEADERS[status] && { headers: HEADERS[status] }),
		content: { 'application/problem+json': { schema } },
	}
}

/** The problems that an operation can answer with, by status. */
export function problemsOf(operation: Operation, hasInput: boolean): Readonly<Record<string, object>> {
	const codes = operation.method === 'get' ? readProblems(operation, hasInput) : WRITE_PROBLEMS
	const statuses = new Set(codes.map((code) => PROBLEMS[code].status))
	return Object.fromEntries(
		[...statuses].map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
	)
}

const WRITE_PROBLEMS: readonly ProblemCode[] = [
	'unauthenticated',
	'forbidden',
	'not_found',
	'conflict',
	'refused',
	'too_large',
	'invalid_input',
	'too_many_requests',
	'overloaded',
	'internal',
]

function readProblems({ path, wants, hides }: Operation, hasInput: boolean): readonly ProblemCode[] {
	return [
		// Wherever it is sent, a token that belongs to nobody is said to be unknown.
		'unauthenticated',
		...(wants === 'person' && !hides ? (['forbidden'] as const) : []),
		...(path.includes('{') || path.startsWith('/demo/') ? (['not_found'] as const) : []),
		...(hasInput ? (['invalid_input'] as const) : []),
		'too_many_requests',
		'overloaded',
		'internal',
	]
}
