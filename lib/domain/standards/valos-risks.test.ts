import { expect, test } from 'vitest'
import { isValosRisk, VALOS_CATEGORIES, VALOS_RISKS, VALOS_RISKS_IN_USE } from './valos-risks'

test('the standard has 74 risks in use and 23 retired, each in a category', () => {
	expect(VALOS_RISKS_IN_USE).toHaveLength(74)
	expect(VALOS_RISKS).toHaveLength(97)
	for (const { id, title } of VALOS_RISKS) {
		expect(Object.keys(VALOS_CATEGORIES)).toContain(id.slice(0, 3))
		expect(title).not.toBe('')
	}
	expect(new Set(VALOS_RISKS.map(({ id }) => id)).size).toBe(97)
})

test('a retired risk leads to risks that are in use', () => {
	const inUse = new Set(VALOS_RISKS_IN_USE.map(({ id }) => id))
	for (const { successors } of VALOS_RISKS) for (const id of successors ?? []) expect(inUse).toContain(id)
})

test('an invented code is no risk', () => {
	expect([isValosRisk('SLS1'), isValosRisk('SLS8'), isValosRisk('SLS99'), isValosRisk('')]).toEqual([
		true,
		true,
		false,
		false,
	])
})
