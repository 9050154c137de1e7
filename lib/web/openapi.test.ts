import { describe, expect, test } from 'vitest'
import { PROBLEMS } from '@/lib/contracts/problem'
import { mismatches } from '@/lib/testing/json-shape'
import { openApiDocument } from './openapi'
import { OPERATIONS } from './operations'
import { problemResponse } from './problem-response'

type Described = {
	readonly tags: readonly string[]
	readonly summary: string
	readonly security: readonly object[]
	readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[]
	readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
	readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>>
}

// As a reader gets it: what JSON cannot carry is gone.
const document = JSON.parse(JSON.stringify(openApiDocument()))
const operations: readonly (readonly [string, Described])[] = OPERATIONS.map(({ method, path }) => [
	`${method} ${path}`,
	document.paths[path][method],
])

function described(key: string): Described {
	const found = operations.find(([name]) => name === key)?.[1]
	if (found === undefined) throw new Error(`${key} is not described`)
	return found
}

/** All objects inside, with where they stand. */
function inside(value: unknown, at = '#'): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
	if (typeof value !== 'object' || value === null) return []
	const parts = Object.entries(value).flatMap(([name, part]) => inside(part, `${at}/${name}`))
	return Array.isArray(value) ? parts : [[at, value as Readonly<Record<string, unknown>>], ...parts]
}

describe('the description is OpenAPI 3.1', () => {
	test('whatever it refers to is there, and whatever has a name is referred to', () => {
		const all = inside(document)
		const names = new Set(all.map(([at]) => at).filter((at) => /^#\/components\/(schemas|responses)\/[^/]+$/.test(at)))
		const references = new Set(all.flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : [])))
		expect([...references].filter((reference) => !names.has(reference))).toEqual([])
		// A wrong method is answered before any operation is reached.
		expect([...names].filter((name) => !references.has(name))).toEqual(['#/components/responses/Problem405'])
	})

	test('each path names its parameters, no more and no fewer, and all of them are required', () => {
		for (const [key, { parameters }] of operations) {
			const named = parameters.filter((parameter) => parameter.in === 'path')
			const inPath = [...key.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
			expect(
				named.map(({ name }) => name),
				key,
			).toEqual(inPath)
			expect(
				named.every(({ required }) => required),
				key,
			).toBe(true)
			expect(new Set(parameters.map((parameter) => `${parameter.in} ${parameter.name}`)).size).toBe(parameters.length)
		}
	})

	test.each(operations)('%s has a context, one line about it, an answer and its problems', (_, operation) => {
		const tags = document.tags.map(({ name }: { name: string }) => name)
		expect(operation.tags.every((tag) => tags.includes(tag))).toBe(true)
		expect(operation.summary).toMatch(/^[A-Z].{10,140}[^.]$/)
		const success = operation.responses[200] ?? operation.responses[201]
		expect(Object.values(success?.content ?? {})[0]?.schema).toBeTypeOf('object')
		expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '429', '500']))
		const schemes = operation.security.flatMap((choice) => Object.keys(choice))
		expect(schemes.filter((scheme) => !(scheme in document.components.securitySchemes))).toEqual([])
	})
})

/** What only asks; a question with a whole document in it is posted, and changes nothing. */
const ASKS = /^get |^post \/policy\/what-if$/

describe('what a reader could get wrong is said', () => {
	test('whoever writes signs in, and may hear all that can be said against it', () => {
		for (const [key, { security, responses }] of operations.filter(([name]) => !ASKS.test(name))) {
			expect(security.length, key).toBeGreaterThan(0)
			expect(security, key).not.toContainEqual({})
			expect(Object.keys(responses), key).toEqual(
				expect.arrayContaining(['401', '403', '404', '409', '413', '422', '429', '500']),
			)
		}
	})

	test('a ballot needs a person, a public list nobody, and a case shows more to those who sign in', () => {
		expect(described('post /votes/{voteId}/ballots').security).toEqual([{ session: [] }])
		expect(described('get /policy').security).toEqual([])
		expect(described('get /incidents').security).toEqual([{}, { session: [] }, { token: [] }])
	})

	test('reads answer 304, and an old address of a case leads on', () => {
		const reads = operations.filter(([name]) => name.startsWith('get'))
		expect(reads.filter(([, { responses }]) => !('304' in responses))).toEqual([])
		const moved = operations.filter(([, { responses }]) => '308' in responses).map(([name]) => name)
		expect(moved).toEqual(['get /incidents/{incidentId}'])
	})

	test('a file is sent as a form, and what only the path says has no body', () => {
		const upload = described('post /incidents/{incidentId}/attachments').requestBody?.content
		expect(Object.keys(upload ?? {})).toEqual(['multipart/form-data'])
		expect(upload?.['multipart/form-data']?.schema).toMatchObject({
			required: ['file'],
			properties: { file: {}, visibility: { enum: ['public', 'dao', 'operator'] } },
		})
		expect(described('delete /incidents/{incidentId}/attachments/{sha256}').requestBody).toBeUndefined()
	})

	test('tables are CSV and files are what they are', () => {
		const media = (key: string) => Object.keys(described(key).responses[200]?.content ?? {})
		expect(media('get /votes/{voteId}/ballots.csv')).toEqual(['text/csv'])
		expect(media('get /incidents/{incidentId}/attachments/{sha256}')).toEqual(['*/*'])
	})
})

test.each(Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[])('the problem %s looks as described', async (code) => {
	const issues = [{ path: 'title', message: 'Write a title.' }]
	const more = { issues, reason: 'too_early', evidence: { days: 3 }, retryAfterSeconds: 2 }
	const response = problemResponse({ code, sentence: 'No.', ...more }, 'urn:uuid:0')
	const { Problem } = document.components.schemas
	// Whole numbers are the only thing that the check leaves to the eye.
	const schema = { ...Problem, properties: { ...Problem.properties, status: { type: 'number' } } }
	expect(mismatches(await response.json(), schema, {})).toEqual([])
	expect(document.components.responses[`Problem${response.status}`]).toBeDefined()
})
