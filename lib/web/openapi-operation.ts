import 'server-only'
import { z } from 'zod'
import generated from '@/lib/generated/api-answers.json'
import { problemsOf } from './openapi-problems'
import { OPERATIONS, type Operation } from './operations'

type InputSchema = {
	readonly properties?: Readonly<Record<string, object>>
	readonly required?: readonly string[]
	readonly oneOf?: readonly InputSchema[]
}
type Told = { readonly summary: string; readonly description: string; readonly context: string }

const ANSWERS: Readonly<Record<string, object>> = generated.answers
const ACTS: Readonly<Record<string, Told>> = generated.acts

/** One operation: what it takes, what it answers with, and how it can fail. */
export function describeOperation(operation: Operation): object {
	const { path, method } = operation
	const told = ACTS[`${method} ${path}`]
	if (told === undefined) throw new Error(`${method} ${path} is not described; run npm run generate`)
	// The schema comes from zod, which writes inputs as objects or choices of objects.
	const input = z.toJSONSchema(operation.does.input, { io: 'input', unrepresentable: 'any' }) as InputSchema
	const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
	const carried = without(
		input,
		names.map((name) => operation.names?.[name] ?? name),
	)
	const hasInput = names.length > 0 || Object.keys(carried.properties ?? carried.oneOf ?? {}).length > 0
	return {
		operationId: operationId(operation),
		tags: [told.context],
		summary: told.summary,
		description: told.description,
		security: securityOf(operation),
		parameters: [
			...names.map((name) => pathParameter(name, propertyOf(input, operation.names?.[name] ?? name))),
			...(method === 'get' ? searchParameters(carried) : []),
			...headerParameters(operation, input),
		],
		...(method !== 'get' && bodyOf(operation, carried)),
		responses: { ...successesOf(operation), ...problemsOf(operation, hasInput || method !== 'get') },
	}
}

/** The name of what is done; where several addresses do the same, with the end of the address. */
function operationId({ path, does }: Operation): string {
	const isShared = OPERATIONS.filter((other) => other.does.name === does.name).length > 1
	return isShared ? `${does.name}.${path.split('/').at(-1)?.replace(/[{}]/g, '')}` : does.name
}

function securityOf({ method, wants }: Operation): readonly object[] {
	if (wants === 'nobody') return []
	if (wants === 'person') return [{ session: [] }]
	const either = [{ session: [] }, { token: [] }]
	return method === 'get' && wants === undefined ? [{}, ...either] : either
}

function propertyOf(input: InputSchema, name: string): object | undefined {
	return input.properties?.[name] ?? input.oneOf?.map((choice) => propertyOf(choice, name)).find(Boolean)
}

function pathParameter(name: string, schema: object | undefined): object {
	if (schema === undefined) throw new Error(`The path names ${name}, which the input does not know`)
	return { name, in: 'path', required: true, schema }
}

function searchParameters({ properties = {}, required = [] }: InputSchema): readonly object[] {
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: 'query',
		required: required.includes(name),
		schema,
	}))
}

function headerParameters({ method }: Operation, input: InputSchema): readonly object[] {
	const text = { type: 'string' }
	if (method === 'get') {
		const description = 'The ETag of the answer that the reader has; when it is still the answer, 304 says so.'
		return [{ name: 'If-None-Match', in: 'header', required: false, schema: text, description }]
	}
	if (!propertyOf(input, 'expectedVersion')) return []
	const description = 'The version that was read; stands for "expectedVersion" of the body.'
	return [{ name: 'If-Match', in: 'header', required: false, schema: text, description }]
}

/** What the body carries: the input without the names that the path gives. */
function without(input: InputSchema, names: readonly string[]): InputSchema {
	if (input.oneOf) return { oneOf: input.oneOf.map((choice) => without(choice, names)) }
	const properties = Object.entries(input.properties ?? {}).filter(([name]) => !names.includes(name))
	const required = (input.required ?? []).filter((name) => !names.includes(name))
	return {
		...{ type: 'object', properties: Object.fromEntries(properties) },
		...(required.length > 0 && { required }),
	}
}

function bodyOf({ takes }: Operation, carried: InputSchema): { readonly requestBody?: object } {
	if (takes === 'multipart/form-data') return { requestBody: uploadOf(carried) }
	if (carried.properties && Object.keys(carried.properties).length === 0) return {}
	// The header "If-Match" may say the version instead.
	const wanted = carried.required?.filter((name) => name !== 'expectedVersion')
	const required = (carried.oneOf ?? wanted ?? []).length > 0
	const schema = { ...carried, ...(wanted && { required: wanted }) }
	return { requestBody: { required, content: { 'application/json': { schema } } } }
}

/** The file itself stands for the name and the content that the command takes. */
function uploadOf({ properties: { name: _, content: __, ...fields } = {} }: InputSchema): object {
	const file = { type: 'string', contentMediaType: 'application/octet-stream', description: 'The file, with its name.' }
	const schema = { type: 'object', required: ['file'], properties: { file, ...fields } }
	return { required: true, content: { 'multipart/form-data': { schema } } }
}

function begunWith(content: object): object {
	const schema = { type: 'string', format: 'uri-reference' }
	return {
		description: 'Begun, and goes on by itself; the address in Location tells how far it has come.',
		headers: { Location: { required: true, schema } },
		content,
	}
}

function successesOf(operation: Operation): Readonly<Record<string, object>> {
	const { path, method, answers, produces = 'application/json', leadsOn, mayGoOn } = operation
	const schema = ANSWERS[`${method} ${path}`]
	if (schema === undefined) throw new Error(`${method} ${path} has no answer; run npm run generate`)
	const said = { description: answers === 201 ? 'Made' : 'Done', content: { [produces]: { schema } } }
	if (method !== 'get') return { [answers]: said, ...(mayGoOn && { 202: begunWith(said.content) }) }
	const headers = { ETag: { schema: { type: 'string' } } }
	return {
		[answers]: { ...said, headers },
		304: { description: 'The reader has this answer already.', headers },
		...(leadsOn && {
			308: {
				description: 'Known under another address by now.',
				headers: { Location: { required: true, schema: { type: 'string', format: 'uri-reference' } } },
			},
		}),
	}
}
