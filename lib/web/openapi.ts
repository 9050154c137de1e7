import 'server-only'
import answers from '@/lib/generated/api-answers.json'
import { describeOperation } from './openapi-operation'
import { PROBLEM_RESPONSES, PROBLEM_SCHEMA } from './openapi-problems'
import { OPERATIONS } from './operations'

/** OpenAPI 3.1. */
export type OpenApiDocument = {
	readonly openapi: string
	readonly jsonSchemaDialect: string
	readonly info: { readonly title: string; readonly version: string; readonly description: string }
	readonly servers: readonly { readonly url: string }[]
	readonly tags: readonly { readonly name: string; readonly description: string }[]
	readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>
	readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>
}

/** The description of the API, from the shapes that requests are checked with and the types that answers have. */
export function openApiDocument(): OpenApiDocument {
	const paths: Record<string, Record<string, object>> = {}
	for (const operation of OPERATIONS) {
		const known = paths[operation.path] ?? {}
		paths[operation.path] = { ...known, [operation.method]: describeOperation(operation) }
	}
	return {
		openapi: '3.1.0',
		jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
		info: {
			title: 'Guardrail',
			version: '1',
			description:
				'Lists are { data, nextCursor }; money is gwei as a decimal string; times are RFC 3339 in UTC; errors are RFC 9457. An answer may gain fields without notice.',
		},
		servers: [{ url: '/api/v1' }],
		tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
		paths,
		components: {
			securitySchemes: {
				session: {
					type: 'apiKey',
					in: 'cookie',
					name: 'next-auth.session-token',
					description: 'Set by signing in; behind https its name starts with "__Secure-".',
				},
				token: { type: 'http', scheme: 'bearer', description: 'An API token, "grd_...", within its scopes.' },
			},
			schemas: { ...answers.schemas, Problem: PROBLEM_SCHEMA },
			responses: PROBLEM_RESPONSES,
		},
	}
}

const TAGS = {
	incidents: 'Reports and the course of each case.',
	assessment: 'Panels, ratings, precedents and the dataset.',
	decisions: 'Votes, ballots and outcomes.',
	measures: 'What was decided, while it is in force.',
	operators: 'Who runs the validators, and their standing.',
	execution: 'How a measure is carried out elsewhere, with its calls, and what came of it.',
	log: 'The log of everything that was accepted, with proofs and receipts.',
	policy: 'The rules that cases are pinned to.',
	access: 'People, members, invitations, tokens and permissions.',
	demo: 'Only in a demonstration.',
	api: 'The API itself.',
}
