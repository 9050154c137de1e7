import { expect, test } from 'vitest'
import { returnPath, signInPath } from './return-path'

test.each(['/desk', '/invitations/AbC_1-2', '/desk/cases/1b2c/assess'])('%s is a page of this site', (path) => {
	expect(returnPath(path)).toBe(path)
	expect(returnPath(new URL(signInPath(path), 'http://127.0.0.1').searchParams.get('to'))).toBe(path)
})

test.each([
	'https://evil.example',
	'//evil.example',
	'/\\evil.example',
	'/\t/evil.example',
	'/./desk',
	'/desk/..//evil.example',
	'javascript:alert(1)',
	'/',
	'',
	`/${'a'.repeat(400)}`,
	undefined,
	['/desk', '/team'],
])('%j leads to the desk', (asked) => {
	expect(returnPath(asked)).toBe('/desk')
})
