import { describe, expect, test } from 'vitest'
import { canonicalJson, type Json } from './canonical-json'

describe('canonical JSON (RFC 8785)', () => {
	test('prints the sample of section 3.2.2 as section 3.2.3 does', () => {
		const sample = {
			numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
			string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
			literals: [null, true, false],
		}
		expect(canonicalJson(sample)).toBe(
			'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
		)
	})

	test('sorts keys by UTF-16 code units, as the sample of section 3.2.3 does', () => {
		const sample = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
		expect([...canonicalJson(sample).matchAll(/:(\d)/g)].map((match) => match[1])).toEqual([
			'2',
			'4',
			'6',
			'7',
			'1',
			'5',
			'3',
		])
	})

	test.each([
		['0', 0],
		['0', -0],
		['5e-324', 5e-324],
		['1.7976931348623157e+308', 1.7976931348623157e308],
		['9007199254740992', 9007199254740992],
		['295147905179352830000', 295147905179352830000],
		['1e+21', 1e21],
		['333333333.3333333', 333333333.3333333],
	])('prints the number %s as appendix B does', (text, value) => {
		expect(canonicalJson(value)).toBe(text)
	})

	test('is the same whatever the order of the keys was', () => {
		expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: null })).toBe(canonicalJson({ a: null, b: [1, { c: 2, d: 1 }] }))
	})

	test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, 1n, '\ud800', { a: undefined }])(
		'refuses to carry %s',
		(value) => {
			expect(() => canonicalJson(value as unknown as Json)).toThrow(/cannot carry/)
		},
	)
})
