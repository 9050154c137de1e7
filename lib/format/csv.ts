/** Unknown is `null` and becomes an empty cell. */
type CsvValue = string | number | boolean | null

export type CsvColumn<Row> = {
	readonly name: string
	/** Written by people: made harmless where a spreadsheet would take it for a formula. */
	readonly isFreeText?: boolean
	readonly of: (row: Row) => CsvValue
}

/** The header row (RFC 4180). */
export function csvHead<Row>(columns: readonly CsvColumn<Row>[]): string {
	return line(columns.map(({ name }) => name))
}

/** One row (RFC 4180): lines end with CRLF, cells are quoted where they must be. */
export function csvRow<Row>(columns: readonly CsvColumn<Row>[], row: Row): string {
	return line(
		columns.map(({ of, isFreeText }) => {
			const value = of(row)
			if (value === null) return ''
			return isFreeText ? withoutFormula(String(value)) : String(value)
		}),
	)
}

/** Spreadsheets run what starts with one of these; an apostrophe in front makes it text. */
function withoutFormula(text: string): string {
	return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function line(cells: readonly string[]): string {
	return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}
