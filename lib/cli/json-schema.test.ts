import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, describe, expect, test } from 'vitest'
import { type JsonSchema, type NamedSchemas, schemaWriter } from './json-schema'

const folder = mkdtempSync(join(tmpdir(), 'guardrail-types-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Parsed once for all of these tests: the declarations of the language. */
let last: ts.Program | undefined

/** The schema of the type `Answer` in this source, and of the types that it names. */
function written(source: string): { readonly schema: JsonSchema; readonly named: NamedSchemas } {
	const file = join(folder, 'answer.ts')
	writeFileSync(file, `${source}\nexport declare const answer: { readonly it: Answer }['it']`)
	const options = { strict: true, target: ts.ScriptTarget.ES2023, types: [] }
	const program = ts.createProgram({ rootNames: [file], options, ...(last && { oldProgram: last }) })
	last = program
	const checker = program.getTypeChecker()
	const module = checker.getSymbolAtLocation(program.getSourceFile(file) ?? ts.factory.createNull())
	const answer = module && checker.getExportsOfModule(module).find(({ name }) => name === 'answer')
	if (!answer) throw new Error('The source exports no answer')
	const named: NamedSchemas = {}
	return { schema: schemaWriter(checker, named)(checker.getTypeOfSymbol(answer), 'answer'), named }
}

const BRAND = 'declare const brand: unique symbol; type Brand<T, N extends string> = T & { readonly [brand]: N };'

describe('a type becomes the schema of what JSON carries', () => {
	test('a view with its doc comments, what may be left out, and what may be null', () => {
		const { schema, named } = written(`
			/** One vote. */
			export type Answer = {
				/** Gwei. */
				readonly power: string
				readonly note?: string
				readonly outcome: 'quorum_not_met' | 'adopted' | null
				readonly isOpen: boolean | undefined
			}`)
		expect(schema).toEqual({ $ref: '#/components/schemas/Answer' })
		expect(named.Answer).toEqual({
			type: 'object',
			description: 'One vote.',
			required: ['power', 'outcome'],
			properties: {
				power: { type: 'string', description: 'Gwei.' },
				note: { type: 'string' },
				outcome: { anyOf: [{ enum: ['adopted', 'quorum_not_met'] }, { type: 'null' }] },
				isOpen: { type: 'boolean' },
			},
		})
	})

	test.each([
		[
			'a brand',
			`${BRAND} type Answer = { a: Brand<string, 'Id'> }['a'][]`,
			{ type: 'array', items: { type: 'string' } },
		],
		[
			'a record of names',
			`type Answer = Readonly<Record<'a', number>>`,
			{
				...{ type: 'object', required: ['a'], properties: { a: { type: 'number' } } },
			},
		],
		[
			'a record of anything',
			'type Answer = Record<string, number | null>',
			{
				...{ type: 'object', additionalProperties: { type: ['null', 'number'] } },
			},
		],
		[
			'a pair',
			'type Answer = readonly [string, 1 | 2]',
			{
				...{ type: 'array', minItems: 2, items: false, prefixItems: [{ type: 'string' }, { enum: [1, 2] }] },
			},
		],
		[
			'two shapes in one',
			'type Answer = { a: string } & { b: true }',
			{
				type: 'object',
				required: ['a', 'b'],
				properties: { a: { type: 'string' }, b: { const: true } },
			},
		],
	])('%s', (_, source, expected) => {
		const { schema, named } = written(source)
		const found = named.Answer ?? schema
		for (const [keyword, value] of Object.entries(expected)) expect(found[keyword], keyword).toEqual(value)
	})

	test('a type that holds itself is written once', () => {
		const { named } = written('export type Answer = { readonly children: readonly Answer[] }')
		expect(named.Answer?.properties).toEqual({
			children: { type: 'array', items: { $ref: '#/components/schemas/Answer' } },
		})
	})
})

test.each([
	['a bigint', 'type Answer = { readonly power: bigint }', 'Answer.power: JSON cannot carry the type bigint'],
	['anything', 'type Answer = { readonly power: any }', 'Answer.power: JSON cannot carry the type any'],
	['a function', 'type Answer = { readonly of: () => void }', 'Answer.of: JSON cannot carry'],
	['a map', 'type Answer = { readonly votes: Map<string, number> }', 'Answer.votes: JSON cannot carry'],
	[
		'two types of one name',
		'type Row = { a: 1 }; namespace Other { export type Row = { b: 2 } }; type Answer = { x: Row; y: Other.Row }',
		'two types are called Row',
	],
])('%s stops the writer with a sentence', (_, source, sentence) => {
	expect(() => written(source)).toThrow(sentence)
})
