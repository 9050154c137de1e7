import { expect, test } from 'vitest'
import { nameOn } from './name-on'

const FIRST = { name: 'Alder', fromDay: null }
const SECOND = { name: 'Birch', fromDay: '2026-03-01' }
const THIRD = { name: 'Cedar', fromDay: '2026-06-01' }

test.each([
	['2026-02-28', 'Alder'],
	['2026-03-01', 'Birch'],
	['2026-05-31', 'Birch'],
	['2026-06-01', 'Cedar'],
	['2099-01-01', 'Cedar'],
])('on %s an operator that was renamed twice is called %s', (day, name) => {
	expect(nameOn([THIRD, FIRST, SECOND], 'Cedar', day)).toBe(name)
})

test('a rename of which nobody knows since when tells nothing about an earlier day: it has the name of today', () => {
	expect(nameOn([FIRST, { name: 'Birch', fromDay: null }], 'Birch', '2026-01-01')).toBe('Birch')
	expect(nameOn([], 'Birch', '2026-01-01')).toBe('Birch')
	expect(nameOn([SECOND], 'Birch', '2026-01-01')).toBe('Birch')
})
