/** How a request can fail, for forms and machines alike (RFC 9457). One sentence and one status per code. */
export const PROBLEMS = {
	invalid_input: {
		status: 422,
		title: 'Some of what was sent cannot be accepted',
		means:
			'A field is missing, is written in another way than described, or lies outside its limits. Nothing was changed.',
		whatToDo:
			'Look at "issues": each names a field by its path and says what to write there. Correct it and send again.',
	},
	unauthenticated: {
		status: 401,
		title: 'Sign in first',
		means: 'The request came without a session, or with one, or a token, that has ended.',
		whatToDo:
			'Sign in with your wallet or by e-mail, or send a token that is still valid as "Authorization: Bearer grd_...".',
	},
	forbidden: {
		status: 403,
		title: 'This is not for your role',
		means: 'You are known, but nothing in the table of permissions grants this to you, or not in this case.',
		whatToDo: 'The detail says whose task it is. The whole table is on the page "Permissions".',
	},
	not_found: {
		status: 404,
		title: 'There is nothing here, or nothing that you may see',
		means:
			'The address is wrong, or what stands there is not published and you have no part in it. Both look the same.',
		whatToDo: 'Check the address against the list it came from. If you expected to see it, sign in.',
	},
	method_not_allowed: {
		status: 405,
		title: 'This address does not take this method',
		means: 'There is something at this address, but it cannot be asked for in this way.',
		whatToDo: 'Use one of the methods that the header "Allow" names.',
	},
	conflict: {
		status: 409,
		title: 'Somebody else changed this at the same time',
		means: 'You acted on a version that is no longer the newest. Nothing was changed.',
		whatToDo: 'Read it again, decide again, and send the new version.',
	},
	refused: {
		status: 409,
		title: 'The rules do not allow this now',
		means: 'The request is well formed and comes from the right person, but the state of the case says no.',
		whatToDo: 'The detail says which rule, and mostly from when on it can be done; "reason" names it for programs.',
	},
	too_large: {
		status: 413,
		title: 'This is larger than what is accepted',
		means: 'The body is larger than the limit that the detail names.',
		whatToDo: 'Send less at a time.',
	},
	too_many_requests: {
		status: 429,
		title: 'Too many requests in a short time',
		means: 'So many requests came from your address that others would have to wait for them.',
		whatToDo: 'Wait as many seconds as the header "Retry-After" says, then go on more slowly.',
	},
	overloaded: {
		status: 503,
		title: 'Too much is going on at once',
		means:
			'What was asked could not be done in time because of everything else that is being done. Nothing was changed.',
		whatToDo: 'Wait as many seconds as the header "Retry-After" says, then send the same again.',
	},
	internal: {
		status: 500,
		title: 'Something went wrong on our side',
		means: 'This is a fault in Guardrail, not in your request. Nothing was changed.',
		whatToDo: 'Try again in a while. If it stays, tell us the error id that stands in the detail.',
	},
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
	/** For `too_many_requests` and `overloaded`. */
	readonly retryAfterSeconds?: number
}

export function problem(
	code: ProblemCode,
	sentence: string = PROBLEMS[code].title,
	more: Partial<Problem> = {},
): Problem {
	return { ...more, code, sentence: sentence.endsWith('.') ? sentence : `${sentence}.` }
}

/** The problem that a code of an address names, if there is one. */
export function isProblemCode(code: string): code is ProblemCode {
	return Object.hasOwn(PROBLEMS, code)
}
