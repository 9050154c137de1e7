import { expect, test } from 'vitest'
import { mediaTypeOf } from './media-type-of'

const text = (value: string) => new TextEncoder().encode(value)
const PNG = Uint8Array.from([
	137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 31, 21, 196, 137,
])

test.each([
	['an image', PNG, 'image/png'],
	['a PDF', text('%PDF-1.7\n1 0 obj'), 'application/pdf'],
	['a log', text('Apr 13 14:05:23 slashed 0xabc\n'), 'text/plain'],
	['JSON', text('{"metadata":{}}'), 'application/json'],
	['a page, whatever its name', text('<!DOCTYPE html><script>alert(1)</script>'), 'text/html'],
	['a drawing', text('<svg onload="alert(1)"/>'), 'text/html'],
	[
		'a program',
		Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0]),
		'application/x-elf',
	],
	['noise', Uint8Array.from([0, 1, 2, 3, 250, 251]), null],
])('%s is told by its bytes', async (_, bytes, mediaType) => {
	expect(await mediaTypeOf(bytes)).toBe(mediaType)
})
