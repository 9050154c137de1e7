import 'server-only'
import { Readable } from 'node:stream'
import { setImmediate as letOthersRun } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { type BalanceLine, MOST_BALANCES } from '@/lib/domain/decisions/balances'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'

/** With a line of names and one more than a roll holds, so that a longer list is seen to be too long. */
const MOST_LINES = MOST_BALANCES + 2

/**
 * Splits an uploaded list into fields: comma, semicolon or tab between them, empty lines passed over, quotes as in any
 * CSV (RFC 4180). Refuses one that breaks off inside quotes, by its line.
 */
export async function balanceLines(csv: string): Promise<Result<readonly BalanceLine[], Refusal>> {
	const parser = parse({
		bom: true,
		delimiter: [',', ';', '\t'],
		info: true,
		record_delimiter: ['\r\n', '\n', '\r'],
		relax_column_count: true,
		skip_empty_lines: true,
		to: MOST_LINES,
	})
	Readable.from(partsOf(csv)).pipe(parser)
	const lines: BalanceLine[] = []
	try {
		for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
			lines.push({ line: info.lines, fields: record })
		}
	} catch (error) {
		if (!(error instanceof CsvError)) throw error
		const line = 'lines' in error ? ` Look at line ${error.lines}.` : ''
		return refuse('balances_unreadable', `The file is not readable as CSV.${line}`)
	}
	return ok(lines)
}

const PART = 64 * 1024

/** The text part by part, with a pause before each, in which the process answers others. */
async function* partsOf(text: string): AsyncGenerator<string> {
	for (let from = 0; from < text.length; from += PART) {
		await letOthersRun()
		yield text.slice(from, from + PART)
	}
}
