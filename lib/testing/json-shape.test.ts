import { expect, test } from 'vitest'
import { mismatches } from './json-shape'

const NAMED = { Power: { type: 'string', description: 'Gwei.' } }
const VOTE = {
	type: 'object',
	required: ['id', 'power', 'rungs'],
	properties: {
		id: { type: 'string' },
		power: { $ref: '#/components/schemas/Power' },
		rungs: { type: 'array', items: { enum: [0, 1, 2] } },
		outcome: { anyOf: [{ enum: ['adopted'] }, { type: 'null' }] },
		parameters: { type: 'object', additionalProperties: { type: ['number', 'string'] } },
		span: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }], items: false, minItems: 2 },
	},
}
const GOOD = { id: 'v', power: '7', rungs: [0, 2], outcome: null, parameters: { target: 5 }, span: [1, 2] }

test('a value that is as described has no mismatches', () => {
	expect(mismatches(GOOD, VOTE, NAMED)).toEqual([])
})

test.each([
	['a missing field', { power: undefined }, 'answer.power'],
	['a field that is not described', { extra: 1 }, 'answer.extra: is not described'],
	['another type behind a name', { power: 7 }, 'answer.power: 7'],
	['a value that is not in the list', { rungs: [0, 3] }, 'answer.rungs.1: 3'],
	['none of the choices', { outcome: 'lost' }, 'answer.outcome'],
	['a wrong entry of a record', { parameters: { target: true } }, 'answer.parameters.target: true'],
	['a tuple that is too long', { span: [1, 2, 3] }, 'answer.span: has 3 entries'],
])('%s is found', (_, change, sentence) => {
	const value = JSON.parse(JSON.stringify({ ...GOOD, ...change }))
	expect(mismatches(value, VOTE, NAMED).join('\n')).toContain(sentence)
})

test('a keyword that the check does not know stops it', () => {
	expect(() => mismatches(1, { minimum: 0 }, NAMED)).toThrow('minimum')
})
