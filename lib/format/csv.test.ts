import { expect, test } from 'vitest'
import { type CsvColumn, csvHead, csvRow } from './csv'

const COLUMNS: readonly CsvColumn<{ text: string; count: number | null }>[] = [
	{ name: 'text', isFreeText: true, of: (row) => row.text },
	{ name: 'count', of: (row) => row.count },
	{ name: 'as,it is', of: (row) => row.text },
]

test('a table has a header, ends its lines with CRLF and leaves what is unknown empty', () => {
	expect(csvHead(COLUMNS)).toBe('text,count,"as,it is"\r\n')
	expect(csvRow(COLUMNS, { text: 'a', count: null })).toBe('a,,a\r\n')
	expect(csvRow(COLUMNS, { text: 'a "b"\nc', count: -1 })).toBe('"a ""b""\nc",-1,"a ""b""\nc"\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
	'free text that starts like the formula %j is text',
	(text) => {
		const cells = csvRow(COLUMNS, { text, count: 0 }).replaceAll('"', '')
		expect(cells.startsWith(`'${text}`)).toBe(true)
		expect(cells).toContain(`,0,${text}`) // what is not free text stays as it is
	},
)
