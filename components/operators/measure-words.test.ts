import { expect, test } from 'vitest'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { nameOfMeasure, settingsInWords } from '@/lib/format/measure-words'

test('a measure is told under the names of the policy', () => {
	expect(nameOfMeasure('key_limit', POLICY_1_0)).toBe('Key limit')
	expect(settingsInWords({ target: 1000, mode: 'boosted' }, POLICY_1_0)).toMatch(
		/^Target number of validators: 1,000; Speed: Boosted/,
	)
})

test('what the policy does not name, as in a record from elsewhere, keeps its own name', () => {
	expect(nameOfMeasure('removal', POLICY_1_0)).toBe('removal')
	expect(settingsInWords({ limit: 5 }, POLICY_1_0)).toBe('limit: 5')
})
