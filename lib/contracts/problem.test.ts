import { expect, test } from 'vitest'
import { isProblemCode, PROBLEMS, problem } from './problem'

test.each(Object.entries(PROBLEMS))('%s says what it means and what to do, in whole sentences', (code, found) => {
	expect(isProblemCode(code)).toBe(true)
	expect(found.title).toMatch(/^[A-Z].*[^.]$/)
	for (const text of [found.means, found.whatToDo, problem(code as keyof typeof PROBLEMS).sentence]) {
		expect(text).toMatch(/^[A-Z"].*\.$/)
	}
	expect(found.status).toBeGreaterThanOrEqual(400)
})

test('what every object has is not a code', () => {
	expect(isProblemCode('toString')).toBe(false)
})
