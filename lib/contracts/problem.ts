/** How a request can fail, for forms and machines alike (RFC 9457). One sentence and one status per code. */
export const PROBLEMS = {
	invalid_input: { status: 422, title: 'Some of what was sent cannot be accepted' },
	unauthenticated: { status: 401, title: 'Sign in first' },
	forbidden: { status: 403, title: 'This is not for your role' },
	not_found: { status: 404, title: 'There is nothing here, or nothing that you may see' },
	conflict: { status: 409, title: 'Somebody else changed this at the same time' },
	refused: { status: 409, title: 'The rules do not allow this now' },
	too_large: { status: 413, title: 'This is larger than what is accepted' },
	too_many_requests: { status: 429, title: 'Too many requests in a short time' },
	internal: { status: 500, title: 'Something went wrong on our side' },
} as const
export type ProblemCode = keyof typeof PROBLEMS

export type FieldIssue = {
	/** Path of the field, `timeline.2.at`; empty for the whole input. */
	readonly path: string
	readonly message: string
}

export type Problem = {
	readonly code: ProblemCode
	readonly sentence: string
	readonly issues?: readonly FieldIssue[]
	/** The rule that said no, for `refused`. */
	readonly reason?: string
	readonly evidence?: Readonly<Record<string, unknown>>
	/** For `too_many_requests`. */
	readonly retryAfterSeconds?: number
}

export function problem(
	code: ProblemCode,
	sentence: string = PROBLEMS[code].title,
	more: Partial<Problem> = {},
): Problem {
	return { ...more, code, sentence: sentence.endsWith('.') ? sentence : `${sentence}.` }
}
