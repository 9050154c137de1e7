import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatEth, formatShare, shorten } from './numbers'
import { counted, firstSentence, listed } from './words'

describe('an amount of ether', () => {
	it.each([
		['13459786340', '13.45978634 ETH'],
		['0', '0 ETH'],
		['1', '0.000000001 ETH'],
		['32000000000', '32 ETH'],
		['1234567000000000', '1,234,567 ETH'],
		['-500000000', '-0.5 ETH'],
	])('of %s gwei reads %s', (gwei, words) => {
		expect(formatEth(gwei)).toBe(words)
	})

	it('never loses a gwei', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (gwei) => {
				const [whole = '', fraction = ''] = formatEth(String(gwei)).replace(' ETH', '').replaceAll(',', '').split('.')
				expect(BigInt(whole) * 10n ** 9n + BigInt(fraction.padEnd(9, '0'))).toBe(gwei)
			}),
		)
	})

	it('takes the decimal mark of the language', () => {
		expect(formatEth('13459786340', 'de-DE')).toBe('13,45978634 ETH')
	})
})

describe('figures and words', () => {
	it('writes a share from basis points to one decimal', () => {
		expect(formatShare(5714)).toBe('57.1 %')
		expect(formatShare(10_000)).toBe('100 %')
	})

	it('counts in words', () => {
		expect(counted(1, 'validator')).toBe('1 validator')
		expect(counted(11_580, 'validator')).toBe('11,580 validators')
		expect(counted(2, 'entry', 'entries')).toBe('2 entries')
		expect(formatCount(1000)).toBe('1,000')
	})

	it('lists as one speaks', () => {
		expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
		expect(listed(['a'])).toBe('a')
	})

	it('shortens a hash in the middle and leaves a short one whole', () => {
		expect(shorten(`0x${'ab'.repeat(32)}`)).toBe('0xababab…ababab')
		expect(shorten('0xabcdef')).toBe('0xabcdef')
	})
})

it.each([
	['Wait. Then start.', 'Wait.'],
	['- **Back up** the database.\n- Test it.', 'Back up the database.'],
	['# Lessons\nUse [e.g. this](https://a.example) tool, v1.2 or later', 'Lessons'],
	['', ''],
	['***\n\nAt 10.5 ETH we stop. No more.', 'At 10.5 ETH we stop.'],
	[`${'word '.repeat(80)}end.`, `${'word '.repeat(56).trim()} …`],
])('the first sentence of %j', (markdown, sentence) => {
	expect(firstSentence(markdown)).toBe(sentence)
})

it.each([
	[0, '0 B'],
	[1023, '1,023 B'],
	[1024, '1 KiB'],
	[1_572_864, '1.5 MiB'],
	[10 * 1024 * 1024, '10 MiB'],
])('%i bytes read as %s', (bytes, text) => {
	expect(formatBytes(bytes)).toBe(text)
})
