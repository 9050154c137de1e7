import { expect, test } from 'vitest'
import { matching } from './matching'

const CHOICES = [
	{ value: 'SLS1', label: 'SLS1: Double signing', description: 'The same key signs twice.' },
	{ value: 'DOW2', label: 'DOW2: Outage', description: 'A provider fails, and double work begins.' },
]
const found = (typed: string, picked: string[] = []) => matching(CHOICES, typed, picked).map(({ value }) => value)

test('every typed word has to stand in the code, the label or the description; labels come first', () => {
	expect(found('')).toEqual(['SLS1', 'DOW2'])
	expect(found('double')).toEqual(['SLS1', 'DOW2'])
	expect(found('KEY sls')).toEqual(['SLS1'])
	expect(found('key outage')).toEqual([])
})

test('what is picked is not offered again', () => {
	expect(found('double', ['SLS1'])).toEqual(['DOW2'])
})
