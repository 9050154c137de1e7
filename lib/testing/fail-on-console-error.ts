import { afterEach, beforeEach, expect, vi } from 'vitest'

/** What the running test printed to console.error without announcing it. */
const unexpected: string[] = []

/** For a test that wants the error: answers with what was printed from here on. */
export function expectConsoleErrors(): readonly string[] {
	const printed: string[] = []
	vi.mocked(console.error).mockImplementation((...parts) => void printed.push(parts.map(String).join(' ')))
	return printed
}

beforeEach(() => {
	unexpected.length = 0
	vi.spyOn(console, 'error').mockImplementation((...parts) => void unexpected.push(parts.map(String).join(' ')))
})

afterEach(() => {
	vi.mocked(console.error).mockRestore()
	expect(unexpected, 'console.error was called, and the test did not expect it').toEqual([])
})
