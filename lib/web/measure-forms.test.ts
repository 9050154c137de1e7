import { expect, test } from 'vitest'
import { blankAsNone, readConditions, readEscalation, readOutcome } from './measure-forms'

function formOf(fields: Readonly<Record<string, string>>): FormData {
	const form = new FormData()
	for (const [name, value] of Object.entries(fields)) form.set(name, value)
	return form
}

test('a choice that names nothing is none, and the other fields stay as they are', () => {
	expect(blankAsNone(formOf({ contestedId: '', grounds: '' }), 'contestedId')).toEqual({
		contestedId: null,
		grounds: '',
	})
	expect(blankAsNone(formOf({ grounds: 'One was lifted.' }), 'contestedId')).toMatchObject({ contestedId: null })
	expect(blankAsNone(formOf({ contestedId: 'a' }), 'contestedId')).toEqual({ contestedId: 'a' })
})

test('conditions are read row by row, without the rows that say nothing, each to the start of its day in UTC', () => {
	const read = readConditions(
		formOf({
			measureId: 'm',
			'text.0': ' A drill each quarter ',
			'due.0': '2027-03-01',
			'text.1': '   ',
			'due.1': '2027-04-01',
			'text.2': 'Each key in one signer',
			'due.2': '',
			'text.x': 'not a row',
		}),
	)
	expect(read).toEqual({
		measureId: 'm',
		conditions: [
			{ text: 'A drill each quarter', dueAt: '2027-03-01T00:00:00Z' },
			{ text: 'Each key in one signer', dueAt: null },
		],
	})
	expect(readConditions(formOf({ measureId: 'm', 'text.0': '' }))).toEqual({ measureId: 'm', conditions: [] })
})

test('what a harsher measure sets is read by its type, and what is left empty is not set', () => {
	const read = readEscalation(
		formOf({
			measureId: 'm',
			way: 'follow',
			note: 'It was not kept.',
			'parameters.number.target': '100',
			'parameters.number.reviewAfterDays': '',
			'parameters.text.module': '100',
		}),
	)
	const parameters = { target: 100, module: '100' }
	expect(read).toEqual({ measureId: 'm', way: 'follow', note: 'It was not kept.', parameters })
	expect(readEscalation(formOf({ measureId: 'm', way: 'set_aside' }))).toEqual({
		measureId: 'm',
		way: 'set_aside',
		parameters: {},
	})
})

test('the conditions of an outcome stand one on each line; empty lines are none', () => {
	const lines = 'A drill each quarter\r\n\n  Each key in one signer  \n'
	expect(readOutcome(formOf({ statement: 'A warning.', conditions: lines }))).toEqual({
		statement: 'A warning.',
		conditions: ['A drill each quarter', 'Each key in one signer'],
	})
	expect(readOutcome(formOf({ statement: 'A warning.' }))).toEqual({ statement: 'A warning.', conditions: [] })
})
