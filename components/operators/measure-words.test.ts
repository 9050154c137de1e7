import { expect, test } from 'vitest'
import { nameOfMeasure, settingsInWords } from './measure-words'

test('a measure is told under the names of the policy', () => {
	expect(nameOfMeasure('key_limit')).toBe('Key limit')
	expect(settingsInWords({ target: 1000, mode: 'boosted' })).toMatch(
		/^Target number of validators: 1,000; Speed: Boosted/,
	)
})

test('what the policy does not name, as in a record from elsewhere, keeps its own name', () => {
	expect(nameOfMeasure('removal')).toBe('removal')
	expect(settingsInWords({ limit: 5 })).toBe('limit: 5')
})
