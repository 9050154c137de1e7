import 'server-only'
import { z } from 'zod'
import { PROBLEMS } from '@/lib/contracts/problem'
import { OPERATIONS, type Operation } from './operations'

/** The description of the API, generated from the same shapes that every request is checked with. */
export function openApiDocument(): object {
	const paths: Record<string, Record<string, object>> = {}
	for (const operation of OPERATIONS) {
		const known = paths[operation.path] ?? {}
		paths[operation.path] = { ...known, [operation.method]: describeOperation(operation) }
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'Guardrail',
			version: '1',
			description:
				'Lists are { data, nextCursor }; money is gwei as a decimal string; times are RFC 3339 in UTC; errors are RFC 9457.',
		},
		servers: [{ url: '/api/v1' }],
		paths,
		components: {
			securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
			schemas: { Problem: PROBLEM_SCHEMA },
		},
	}
}

const PROBLEM_SCHEMA = {
	type: 'object',
	required: ['type', 'title', 'status', 'detail', 'code'],
	properties: {
		type: { type: 'string' },
		title: { type: 'string' },
		status: { type: 'integer' },
		detail: { type: 'string' },
		code: { enum: Object.keys(PROBLEMS) },
		reason: { type: 'string' },
		issues: {
			type: 'array',
			items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
		},
	},
}

/** The name of what is done; where several addresses do the same, with the end of the address. */
function operationId({ path, does }: Operation): string {
	const isShared = OPERATIONS.filter((other) => other.does.name === does.name).length > 1
	return isShared ? `${does.name}.${path.split('/').at(-1)?.replace(/[{}]/g, '')}` : does.name
}

function describeOperation(operation: Operation): object {
	const { path, method, does, answers, produces = 'application/json' } = operation
	const schema = z.toJSONSchema(does.input, { io: 'input', unrepresentable: 'any' }) as JsonObjectSchema
	const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
	const parameters = names.map((name) => ({
		name,
		in: 'path',
		required: true,
		schema: schema.properties?.[name] ?? { type: 'string' },
	}))
	const rest = Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name))
	const search = rest.map(([name, part]) => ({ name, in: 'query', required: false, schema: part }))
	return {
		operationId: operationId(operation),
		parameters: method === 'get' ? [...parameters, ...search] : parameters,
		...(method !== 'get' && {
			requestBody: { content: { 'application/json': { schema: bodySchema(schema, names) } } },
		}),
		responses: {
			[answers]: { description: 'Done', content: { [produces]: {} } },
			default: {
				description: 'Why not',
				content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
			},
		},
	}
}

type JsonObjectSchema = {
	readonly properties?: Readonly<Record<string, object>>
	readonly required?: readonly string[]
}

/** What the body carries: the input without the names that the path gives. */
function bodySchema(schema: JsonObjectSchema, names: readonly string[]): object {
	if (!schema.properties) return schema
	const properties = Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !names.includes(name)))
	return { type: 'object', properties, required: (schema.required ?? []).filter((name) => !names.includes(name)) }
}
