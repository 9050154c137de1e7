import type { Client } from 'pg'

/** One thing that does not hold: where it is stored, which row, and what is wrong with it. */
export type Fault = { readonly table: string; readonly id: string; readonly sentence: string }

export type Check = {
	readonly title: string
	readonly run: (client: Client, told: (progress: string) => void) => AsyncGenerator<Fault>
}

const AT_ONCE = 2_000

/** Reads the answer to a question page by page, so that no table fills the memory. Wants to be in a transaction. */
export async function* pagesOf<Row extends object>(
	client: Client,
	sql: string,
	values: readonly unknown[] = [],
): AsyncGenerator<readonly Row[]> {
	const cursor = `verify_${nextCursor()}`
	await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, [...values])
	for (;;) {
		const { rows } = await client.query<Row>(`FETCH ${AT_ONCE} FROM ${cursor}`)
		if (rows.length === 0) break
		yield rows
	}
	await client.query(`CLOSE ${cursor}`)
}

let cursors = 0
function nextCursor(): number {
	cursors += 1
	return cursors
}
