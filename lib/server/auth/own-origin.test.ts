import { expect, test } from 'vitest'
import { isOwnOrigin } from './own-origin'

test.each([
	['http://127.0.0.1:3000', 'http://localhost:3000', true],
	['http://[::1]:3000', 'http://127.0.0.1:3000', true],
	['http://localhost:3000/sign-in', 'http://localhost:3000', true],
	['http://localhost:3001', 'http://localhost:3000', false],
	['https://localhost:3000', 'http://localhost:3000', false],
	['http://localhost.evil.example:3000', 'http://localhost:3000', false],
	['https://guardrail.example.org', 'https://guardrail.example.org', true],
	['http://guardrail.example.org', 'https://guardrail.example.org', false],
	['https://evil.example', 'https://guardrail.example.org', false],
	['http://localhost', 'https://guardrail.example.org', false],
	['null', 'http://localhost:3000', false],
	['', 'http://localhost:3000', false],
])('%s at %s: %s', (origin, address, expected) => {
	expect(isOwnOrigin(origin, address)).toBe(expected)
})
