import { expect, test } from 'vitest'
import { type BalanceLine, type BalanceUnit, MOST_BALANCES, readBalances } from './balances'

const A = `0x${'a'.repeat(40)}`
const B = `0x${'b'.repeat(40)}`
const TOKENS: BalanceUnit = { kind: 'tokens', decimals: 18 }
const SMALLEST: BalanceUnit = { kind: 'smallest', decimals: 18 }

const lines = (text: string): BalanceLine[] =>
	text.split('\n').map((line, index) => ({ line: index + 1, fields: line.split(',') }))
const read = (text: string, unit = TOKENS, good = true) => readBalances(lines(text), unit, () => good)
const sentence = (answer: ReturnType<typeof read>) => (answer.ok ? '' : answer.refusal.sentence)

test('amounts are read exactly, in tokens or in smallest units, with or without names of columns', () => {
	const both = [
		{ address: A, power: 1_500_000_000_000_000_000n },
		{ address: B, power: 1n },
	]
	expect(read(`address,balance\n${A},1.5\n${B},0.000000000000000001`)).toEqual({ ok: true, value: both })
	expect(read(`${A},1500000000000000000\n ${B} , 1 `, SMALLEST)).toEqual({ ok: true, value: both })
	expect(read(`${A},1.50,`, { kind: 'tokens', decimals: 1 })).toEqual({ ok: true, value: [{ address: A, power: 15n }] })
})

test('an address in one case carries no checksum; in mixed case it must be right', () => {
	const upper = `0x${'A'.repeat(40)}`
	const mixed = `0x${'aA'.repeat(20)}`
	expect(read(`${upper},1`, TOKENS, false)).toEqual({ ok: true, value: [{ address: A, power: 10n ** 18n }] })
	expect(sentence(read(`${mixed},1`, TOKENS, false))).toContain('line 1: the checksum of this address is wrong')
	expect(read(`${mixed},1`).ok).toBe(true)
})

test.each([
	['0x12,1', 'line 1: this is no address'],
	[',1', 'line 1: the address is missing'],
	[`${A},`, 'line 1: the balance is missing'],
	[`${A}`, 'line 1: the balance is missing'],
	[`${A},-1`, 'line 1: the balance is negative'],
	[`${A},1e18`, 'line 1: this balance is not a plain number'],
	[`${A},1 000`, 'line 1: this balance is not a plain number'],
	[`${A},0`, 'line 1: a balance of zero has no vote'],
	[`${A},0.0000000000000000001`, 'line 1: this balance has more than 18 decimals'],
	[`${A},${'9'.repeat(70)}`, 'line 1: the balance is larger than a contract can count'],
	[`${A},1,2`, 'line 1: there are more than two fields'],
	[`${A},1\n${B},2\n${A.toUpperCase().replace('0X', '0x')},3`, 'line 3: this address stands on line 1 already'],
])('the list "%s" is refused: %s', (text, says) => {
	const answer = read(text)
	expect(answer.ok ? '' : answer.refusal.code).toBe('balances_wrong')
	expect(sentence(answer)).toContain(says)
})

test('every wrong line is named, up to twenty', () => {
	const wrong = Array.from({ length: 25 }, () => 'x,1').join('\n')
	expect(sentence(read(`${A},1\n${wrong}`))).toMatch(/line 2: .*line 21: .*; and 5 more\.$/)
})

test('a list is refused when it is empty, too long or too large in sum', () => {
	const code = (answer: ReturnType<typeof read>) => (answer.ok ? 'ok' : answer.refusal.code)
	expect(code(readBalances([], TOKENS, () => true))).toBe('balances_empty')
	expect(code(read('address,balance'))).toBe('balances_empty')
	const many = Array.from({ length: MOST_BALANCES + 1 }, (_, index) => ({ line: index + 1, fields: [A, '1'] }))
	expect(code(readBalances(many, TOKENS, () => true))).toBe('balances_too_many')
	const most = (2n ** 256n - 1n).toString()
	expect(code(read(`${A},${most}`, SMALLEST))).toBe('ok')
	expect(code(read(`${A},${most}\n${B},1`, SMALLEST))).toBe('balances_too_large')
})
