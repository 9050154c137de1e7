import { expect, test } from 'vitest'
import { readOpenVote } from './open-vote-form'

function formOf(fields: Readonly<Record<string, string | File>>): FormData {
	const form = new FormData()
	for (const [name, value] of Object.entries(fields)) form.set(name, value)
	return form
}

test('the one button leaves everything to the policy', async () => {
	expect(await readOpenVote(formOf({ incidentId: 'a' }))).toEqual({ incidentId: 'a' })
})

test('options come sorted from the mildest, with numbers as numbers and empty settings left out', async () => {
	const read = await readOpenVote(
		formOf({
			incidentId: 'a',
			method: 'approval',
			'options.0.rung': '0',
			'options.0.key': 'nothing',
			'options.1.rung': '3',
			'options.1.key': 'key_reduction',
			'options.1.parameters.number.target': '100',
			'options.1.parameters.text.note': '100',
			'options.2.rung': '1',
			'options.2.key': 'warning',
			'options.2.name': 'A word',
			'options.2.parameters.number.days': '',
		}),
	)
	expect(read).toEqual({
		incidentId: 'a',
		method: 'approval',
		isSealed: false,
		options: [
			{ key: 'nothing', rung: 0, parameters: {} },
			{ key: 'warning', name: 'A word', rung: 1, parameters: {} },
			{ key: 'key_reduction', rung: 3, parameters: { target: 100, note: '100' } },
		],
	})
})

test('a chosen file goes along as its text', async () => {
	const csv = new File(['0x1,2\n'], 'balances.csv', { type: 'text/csv' })
	const read = await readOpenVote(
		formOf({ incidentId: 'a', method: 'ladder', isSealed: 'true', 'weights.kind': 'snapshot', 'weights.csv': csv }),
	)
	expect(read).toEqual({
		incidentId: 'a',
		method: 'ladder',
		isSealed: 'true',
		weights: { kind: 'snapshot', csv: '0x1,2\n' },
	})
})
