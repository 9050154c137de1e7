import { describe, expect, test } from 'vitest'
import { attach, attachmentPermission, detach, LARGEST_ATTACHMENT_BYTES } from './attachment'

const FILE = { sizeBytes: 12, mediaType: 'image/png', sha256: 'a'.repeat(64) }
const codeOf = (result: ReturnType<typeof attach> | ReturnType<typeof detach>) =>
	result.ok ? 'ok' : result.refusal.code

describe('a file', () => {
	test.each([
		['of ten mebibytes', { sizeBytes: LARGEST_ATTACHMENT_BYTES }, 'ok'],
		['of one byte more', { sizeBytes: LARGEST_ATTACHMENT_BYTES + 1 }, 'too_large'],
		['without content', { sizeBytes: 0 }, 'empty_file'],
		['of an unknown kind', { mediaType: null }, 'unknown_file_type'],
		['that is a web page', { mediaType: 'text/html' }, 'unknown_file_type'],
		['that is a drawing with scripts', { mediaType: 'image/svg+xml' }, 'unknown_file_type'],
		['that is a program', { mediaType: 'application/x-elf' }, 'unknown_file_type'],
	])('%s: %s', (_, change, expected) => {
		expect(codeOf(attach([], { ...FILE, ...change }))).toBe(expected)
	})

	test('is attached once', () => {
		expect(codeOf(attach([FILE.sha256], FILE))).toBe('already_attached')
	})

	test('is one of fifty at most', () => {
		const many = Array.from({ length: 50 }, (_, index) => String(index))
		expect(codeOf(attach(many, FILE))).toBe('too_many_attachments')
		expect(codeOf(attach(many.slice(1), FILE))).toBe('ok')
	})

	test('can be taken off only where it is', () => {
		expect(codeOf(detach([], FILE.sha256))).toBe('not_attached')
		expect(codeOf(detach([FILE.sha256], FILE.sha256))).toBe('ok')
	})
})

test('whoever may write the report may attach to it', () => {
	expect([attachmentPermission('draft'), attachmentPermission('assessing')]).toEqual([
		'incident.draft',
		'incident.revise',
	])
})
