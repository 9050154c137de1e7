import { Client, escapeIdentifier } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { AUDITED_TABLES, UNAUDITED_TABLES } from '@/lib/server/log/audited-tables'
import { sequenceLog } from '@/lib/server/log/sequence-log'
import { demonstrationCases } from '@/lib/testing/demonstration'
import { testDatabaseUrl } from '@/lib/testing/test-database'
import type { Check } from './installation-checks/fault'
import { rowsHold } from './installation-checks/rows'
import { checkInstallation, verifyInstallation } from './verify-installation'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let client: Client
beforeAll(async () => {
	client = new Client({ connectionString: testDatabaseUrl() })
	await client.connect()
})
afterAll(() => client.end())
beforeEach(async () => {
	await demonstrationCases()
	await sequenceLog()
})

/** What is said about the installation after a change that is taken back afterwards. */
async function saidAfter(
	change: () => Promise<unknown>,
	checks?: readonly Check[],
): Promise<{ ok: boolean; first: string; all: string }> {
	const lines: string[] = []
	await client.query('BEGIN')
	try {
		await change()
		const ok = await checkInstallation(client, (line) => void lines.push(line), checks)
		const first = lines.find((line) => line.startsWith('The first thing that is wrong: ')) ?? ''
		return { ok, first: first.slice(31), all: lines.join('\n') }
	} finally {
		await client.query('ROLLBACK')
	}
}

/** As somebody with the database's password does it: no trigger fires, no reference is checked. */
async function secretly(sql: string, values: readonly unknown[] = []): Promise<void> {
	await client.query('SET LOCAL session_replication_role = replica')
	const { rowCount } = await client.query(sql, [...values])
	await client.query('SET LOCAL session_replication_role = origin')
	expect(rowCount).toBe(1)
}

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
	expect(lines.filter((line) => line.startsWith('holds'))).toHaveLength(4)
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

describe('of the log itself', () => {
	const forgedSignature = `repeat('ab', 64)`
	const TAMPERED: readonly (readonly [what: string, sql: string, named: string])[] = [
		[
			'a leaf with another entry',
			`UPDATE log_leaf SET entry = replace(entry, '"v":2', '"v":3') WHERE id = 5`,
			'log_leaf 5: ',
		],
		[
			'a leaf with another entry and the hash of that',
			`UPDATE log_leaf SET entry = '{}', leaf_hash = encode(sha256('\\x007b7d'::bytea), 'hex') WHERE id = 5`,
			'log_leaf 5: ',
		],
		['a leaf of another kind', `UPDATE log_leaf SET kind = 'vote.tallied' WHERE id = 5`, 'log_leaf 5: '],
		['a leaf that is gone', 'DELETE FROM log_leaf WHERE id = 5', 'log_leaf 5: the leaf at place'],
		['a place that is gone', 'DELETE FROM log_entry WHERE index = 7', 'log_leaf '],
		['a leaf put aside', `INSERT INTO log_pending SELECT leaf_id FROM log_entry WHERE index = 7`, 'log_leaf '],
		[
			'a node',
			`UPDATE log_node SET hash = sha256('') WHERE level = 1 AND index = 2`,
			'log_node 1/2: it is not the hash',
		],
		['a node that is gone', 'DELETE FROM log_node WHERE level = 2 AND index = 1', 'log_node 2/1: it is missing'],
		['a checkpoint’s root', `UPDATE log_checkpoint SET root_hash = repeat('ab', 32)`, 'log_checkpoint '],
		['a checkpoint’s signature', `UPDATE log_checkpoint SET signature = ${forgedSignature}`, 'log_checkpoint '],
		['a checkpoint’s time', `UPDATE log_checkpoint SET timestamp = timestamp + interval '1 s'`, 'log_checkpoint '],
		['a checkpoint that is gone', 'DELETE FROM log_checkpoint', 'log_checkpoint '],
		[
			'a checkpoint from nowhere',
			`INSERT INTO log_checkpoint SELECT size + 1, root_hash, timestamp, key_id, signature FROM log_checkpoint`,
			'log_checkpoint ',
		],
		['a key', `UPDATE log_key SET public_key = repeat('ab', 32)`, 'log_key '],
		['a key that is gone', 'DELETE FROM log_key', 'log_key '],
		['a seal', `UPDATE row_seal SET digest = sha256('') WHERE id = 9`, 'log_leaf '],
		['a seal that is gone', 'DELETE FROM row_seal WHERE id = 9', 'log_leaf '],
	]

	test('a leaf, a place, a node, a checkpoint, a key or a seal that is tampered with is found and named', async () => {
		const missed: string[] = []
		for (const [what, sql, named] of TAMPERED) {
			const { ok, first } = await saidAfter(() => secretly(sql))
			if (ok || !first.startsWith(named)) missed.push(`${what}: ${first}`)
		}
		expect(missed).toEqual([])
	})

	test('two leaves that change places are found and named', async () => {
		const said = await saidAfter(async () => {
			await client.query('SET LOCAL session_replication_role = replica')
			await client.query('ALTER TABLE log_entry DROP CONSTRAINT log_entry_pkey')
			await client.query('UPDATE log_entry SET index = 9 - index WHERE index IN (4, 5)')
		})
		expect(said.ok).toBe(false)
		expect(said.first).toMatch(/^log_(node|checkpoint) /)
	})

	test('a forged leaf with its place and nodes does not fit the checkpoint', async () => {
		const said = await saidAfter(() =>
			secretly(
				`UPDATE log_leaf SET entry = replace(entry, 'module.added', 'module.ad'), kind = 'module.ad',
					leaf_hash = encode(sha256('\\x00'::bytea || convert_to(replace(entry, 'module.added', 'module.ad'), 'UTF8')), 'hex')
				WHERE id = (SELECT min(id) FROM log_leaf WHERE kind = 'module.added')`,
			),
		)
		expect(said.ok).toBe(false)
		expect(said.all).toContain('its root is not the one of the first')
	})
})
