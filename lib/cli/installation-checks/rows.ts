import { type Client, escapeIdentifier } from 'pg'
import { AUDITED_TABLES } from '@/lib/server/log/audited-tables'
import { type Check, type Fault, pagesOf } from './fault'

/** Each audited row against the last seal that a leaf commits to, and each seal against the rows. */
export const rowsHold: Check = {
	title: 'every audited row is as it was when a leaf last committed to it',
	run: async function* (client, told) {
		yield* sealsWithoutLeaf(client)
		for (const [table, { key = 'id', spared = null }] of Object.entries(AUDITED_TABLES)) {
			if (!(await isThere(client, table))) continue
			yield* missingTriggers(client, table)
			const question = { table, keys: key.split(','), spared }
			yield* changedRows(client, question)
			yield* missingRows(client, question)
			told(`rows of ${table}`)
		}
	},
}

async function isThere(client: Client, table: string): Promise<boolean> {
	const { rows } = await client.query('SELECT to_regclass(quote_ident($1)) IS NOT NULL AS yes', [table])
	return rows[0].yes
}

// The founding policy is planted by whoever first asks for it, a reader too, and is the software's own text.
const WITHOUT_LEAF = `
	SELECT s.table_name, s.row_key, s.id FROM row_seal s
	WHERE NOT EXISTS (SELECT FROM log_leaf l WHERE l.seal_batch = s.batch)
		AND NOT (s.table_name = 'policy_version' AND s.row_key = '1.0' AND NOT s.is_deleted AND NOT EXISTS (
			SELECT FROM row_seal e WHERE e.table_name = s.table_name AND e.row_key = s.row_key AND e.id < s.id))
	ORDER BY s.id`

async function* sealsWithoutLeaf(client: Client): AsyncGenerator<Fault> {
	for await (const page of pagesOf<{ table_name: string; row_key: string }>(client, WITHOUT_LEAF)) {
		for (const { table_name, row_key } of page) {
			yield { table: table_name, id: row_key, sentence: 'it was written past the log: no leaf commits to this change' }
		}
	}
}

async function* missingTriggers(client: Client, table: string): AsyncGenerator<Fault> {
	const { rows } = await client.query<{ count: string }>(
		`SELECT count(*) FROM pg_trigger WHERE tgrelid = to_regclass(quote_ident($1))
			AND tgfoid = 'seal_rows'::regproc AND tgenabled IN ('O', 'A')`,
		[table],
	)
	if (rows[0]?.count === '3') return
	yield { table, id: '-', sentence: 'its changes leave no seals: the triggers of the log are missing or switched off' }
}

type Question = { readonly table: string; readonly keys: readonly string[]; readonly spared: string | null }

function keyOf(keys: readonly string[]): string {
	return keys.map((key) => `t.${escapeIdentifier(key)}::text`).join(` || '/' || `)
}

const SENTENCES = {
	unknown: 'no leaf knows this row: it was added past the log',
	returned: 'a leaf says that this row was deleted, and it is there',
	changed: 'it is not what the last leaf about it commits to',
} as const

async function* changedRows(client: Client, { table, keys, spared }: Question): AsyncGenerator<Fault> {
	const sql = `
		SELECT key, CASE WHEN sealed.id IS NULL THEN 'unknown' WHEN sealed.is_deleted THEN 'returned' ELSE 'changed' END AS what
		FROM (SELECT ${keyOf(keys)} AS key, to_jsonb(t) AS content FROM ${escapeIdentifier(table)} t) stored
		LEFT JOIN LATERAL (
			SELECT s.id, s.is_deleted, s.salt, s.digest, h.columns FROM row_seal s JOIN row_shape h ON h.id = s.shape_id
			WHERE s.table_name = $1 AND s.row_key = stored.key ORDER BY s.id DESC LIMIT 1
		) sealed ON true
		WHERE CASE WHEN sealed.id IS NULL THEN $2::text IS NULL OR content->>'state' IS DISTINCT FROM $2
			ELSE sealed.is_deleted OR sealed.digest <> row_digest(sealed.salt, $1, key,
				CASE WHEN sealed.columns = columns_of($1) THEN content::text
				ELSE (SELECT jsonb_object_agg(name, content->name) FROM unnest(sealed.columns) name WHERE content ? name)::text END)
			END`
	for await (const page of pagesOf<{ key: string; what: keyof typeof SENTENCES }>(client, sql, [table, spared])) {
		for (const { key, what } of page) yield { table, id: key, sentence: SENTENCES[what] }
	}
}

async function* missingRows(client: Client, { table, keys }: Question): AsyncGenerator<Fault> {
	const sql = `
		SELECT row_key FROM (
			SELECT DISTINCT ON (row_key) row_key, is_deleted FROM row_seal WHERE table_name = $1 ORDER BY row_key, id DESC
		) last
		WHERE NOT is_deleted
			AND NOT EXISTS (SELECT FROM ${escapeIdentifier(table)} t WHERE ${keyOf(keys)} = last.row_key)`
	for await (const page of pagesOf<{ row_key: string }>(client, sql, [table])) {
		for (const { row_key } of page) {
			yield { table, id: row_key, sentence: 'it is missing: leaves tell of it, and it was removed past the log' }
		}
	}
}
