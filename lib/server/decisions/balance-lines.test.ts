import { expect, test } from 'vitest'
import { MOST_BALANCES } from '@/lib/domain/decisions/balances'
import { balanceLines } from './balance-lines'

test('lines are told by their number in the file, however they end and whatever stands between fields', async () => {
	expect(await balanceLines('\ufeffaddress,balance\r\n\r\n"0x1", 5\n0x2;6\n0x3\t7')).toEqual({
		ok: true,
		value: [
			{ line: 1, fields: ['address', 'balance'] },
			{ line: 3, fields: ['0x1', ' 5'] },
			{ line: 4, fields: ['0x2', '6'] },
			{ line: 5, fields: ['0x3', '7'] },
		],
	})
})

test('a file that breaks off inside quotes is refused', async () => {
	const answer = await balanceLines('0x1,1\n"0x2,2')
	expect(answer.ok ? '' : answer.refusal).toMatchObject({
		code: 'balances_unreadable',
		sentence: expect.stringMatching(/^The file is not readable as CSV\. Look at line \d\.$/),
	})
})

test('no more of a file is read than tells that it is too long', async () => {
	const answer = await balanceLines('0x1,1\n'.repeat(MOST_BALANCES + 10))
	expect(answer.ok && answer.value.length).toBe(MOST_BALANCES + 2)
})
