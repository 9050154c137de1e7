import { escapeIdentifier } from 'pg'
import { expect, test, vi } from 'vitest'
import { AUDITED_TABLES, UNAUDITED_TABLES } from '@/lib/server/log/audited-tables'
import { tampering } from '@/lib/testing/tampering'
import { testDatabaseUrl } from '@/lib/testing/test-database'
import { rowsHold } from './installation-checks/rows'
import { verifyInstallation } from './verify-installation'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const { client, saidAfter, secretly } = tampering()

async function tables(): Promise<readonly string[]> {
	const { rows } = await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
	return rows.map(({ tablename }) => tablename)
}

type Column = { readonly name: string; readonly type: string; readonly label: string | null }

async function columnsOf(table: string): Promise<readonly Column[]> {
	const { rows } = await client.query<Column>(
		`SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type,
			(SELECT enumlabel FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY enumsortorder DESC LIMIT 1) AS label
		FROM pg_attribute a WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
		[table],
	)
	return rows
}

/** Takes away what would stop a forged row, for this transaction: checks, keys and unique indexes. */
async function loosen(table: string): Promise<void> {
	const { rows } = await client.query(
		`SELECT conname FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('c', 'u', 'p', 'f')`,
		[table],
	)
	for (const { conname } of rows)
		await client.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${escapeIdentifier(conname)} CASCADE`)
	const indexes = await client.query(
		`SELECT indexrelid::regclass AS name FROM pg_index WHERE indrelid = $1::regclass AND indisunique`,
		[table],
	)
	for (const { name } of indexes.rows) await client.query(`DROP INDEX ${name}`)
}

const MADE_UP: Readonly<Record<string, string>> = {
	uuid: 'gen_random_uuid()',
	text: `'forged'`,
	citext: `'forged'`,
	integer: '7',
	bigint: '7',
	numeric: '7',
	boolean: 'false',
	jsonb: `'{}'`,
	bytea: `'\\x00'`,
	date: 'current_date',
	'timestamp with time zone': 'now()',
}

/** Writes a made-up row; its key. */
async function forge(table: string): Promise<string> {
	const columns = await columnsOf(table)
	const values = columns.map(({ type, label }) => {
		if (label !== null) return `'${label}'`
		return type.endsWith('[]') ? `'{}'` : (MADE_UP[type] ?? 'NULL')
	})
	const { key = 'id' } = AUDITED_TABLES[table] ?? {}
	const named = key.split(',').map((name) => `${escapeIdentifier(name)}::text`)
	const { rows } = await client.query(
		`INSERT INTO ${table} (${columns.map(({ name }) => escapeIdentifier(name)).join(', ')})
		VALUES (${values.join(', ')}) RETURNING ${named.join(` || '/' || `)} AS key`,
	)
	return rows[0].key
}

/** A row that leaves know of: one of the demonstration, else a made-up one with a leaf. */
async function knownRow(table: string): Promise<string> {
	await loosen(table)
	const { key = 'id', spared = null } = AUDITED_TABLES[table] ?? {}
	const named = key.split(',').map((name) => `t.${escapeIdentifier(name)}::text`)
	const { rows } = await client.query(
		`SELECT ${named.join(` || '/' || `)} AS key FROM ${table} t
		WHERE $1::text IS NULL OR to_jsonb(t)->>'state' <> $1 ORDER BY 1 LIMIT 1`,
		[spared],
	)
	if (rows[0]) return rows[0].key
	const made = await forge(table)
	await client.query(`SELECT log_migrations(ARRAY['a test'], 0)`)
	return made
}

function where(table: string): string {
	const { key = 'id' } = AUDITED_TABLES[table] ?? {}
	return key
		.split(',')
		.map((name) => `${escapeIdentifier(name)}::text`)
		.join(` || '/' || `)
}

const CHANGES: Readonly<Record<string, (name: string) => string>> = {
	'timestamp with time zone': (name) => `${name} + interval '1 millisecond'`,
	text: (name) => `${name} || 'x'`,
	integer: (name) => `${name} + 1`,
	bigint: (name) => `${name} + 1`,
	uuid: () => 'gen_random_uuid()',
}

test('the whole demonstration holds, also while it is being used', async () => {
	const lines: string[] = []
	expect(await verifyInstallation(testDatabaseUrl(), (line) => void lines.push(line))).toBe(true)
	expect(lines.filter((line) => line.startsWith('holds'))).toHaveLength(5)
	expect(lines.at(-1)).toContain('Everything holds')
})

test('every table is audited, or it is said why not', async () => {
	const known = [...Object.keys(AUDITED_TABLES), ...Object.keys(UNAUDITED_TABLES)]
	expect((await tables()).filter((table) => !known.includes(table))).toEqual([])
	expect(new Set(known).size).toBe(known.length)
})

/** One way to tamper with a row of a table, and what must be said of it first. */
const TAMPERINGS: Readonly<Record<string, readonly [(table: string) => Promise<unknown>, string]>> = {
	changed: [
		async (table) => {
			const key = await knownRow(table)
			const keys = (AUDITED_TABLES[table]?.key ?? 'id').split(',')
			const column = (await columnsOf(table)).find(({ name, type }) => CHANGES[type] && !keys.includes(name))
			const name = escapeIdentifier(column?.name ?? '')
			const change = `coalesce(${CHANGES[column?.type ?? '']?.(name)}, ${MADE_UP[column?.type ?? '']})`
			await secretly(`UPDATE ${table} SET ${name} = ${change} WHERE ${where(table)} = $1`, [key])
		},
		'it is not what the last leaf about it commits to',
	],
	deleted: [
		async (table) => {
			const key = await knownRow(table)
			await secretly(`DELETE FROM ${table} WHERE ${where(table)} = $1`, [key])
		},
		'it is missing',
	],
	added: [
		async (table) => {
			await loosen(table)
			await client.query('SET LOCAL session_replication_role = replica')
			await forge(table)
			await client.query('SET LOCAL session_replication_role = origin')
		},
		'no leaf knows this row',
	],
	'written with the triggers on': [
		async (table) => {
			await loosen(table)
			await forge(table)
		},
		'it was written past the log',
	],
	'left without triggers': [
		(table) => client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`),
		'its changes leave no seals',
	],
}

test('a row of any audited table that is changed, deleted or added past the log is found and named', async () => {
	const there = await tables()
	const missed: string[] = []
	for (const table of Object.keys(AUDITED_TABLES).filter((name) => there.includes(name))) {
		for (const [what, [tamper, sentence]] of Object.entries(TAMPERINGS)) {
			const { ok, first } = await saidAfter(() => tamper(table), [rowsHold])
			const isNamed = !ok && new RegExp(`^${table} \\S+: ${sentence}`).test(first)
			if (!isNamed) missed.push(`${table} ${what}: ${first}`)
		}
	}
	expect(missed).toEqual([])
}, 300_000)
