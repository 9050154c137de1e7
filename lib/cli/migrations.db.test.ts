import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { toJson } from '@/lib/server/kernel/json'
import { hashDocument } from '@/lib/server/policy/hash-document'
import { testDatabaseUrl } from '@/lib/testing/test-database'
import { createMigration, withScratchDatabase } from './create-migration'
import { ROOT } from './installation.mjs'
import { migrate } from './migrate'
import { differenceToSchema } from './migration-engine'

const SCHEMA = `datasource db {
	provider = "postgresql"
}
model Note {
	id   Int @id
	text String
	@@map("note")
}
`

describe('migrations', () => {
	let root = ''
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'guardrail-migrations-'))
		mkdirSync(join(root, 'prisma', 'schema'), { recursive: true })
		writeFileSync(join(root, 'prisma', 'schema', 'base.prisma'), SCHEMA)
	})
	afterEach(() => rmSync(root, { recursive: true }))

	function writeMigration(name: string, sql: string): void {
		mkdirSync(join(root, 'prisma', 'migrations', name), { recursive: true })
		writeFileSync(join(root, 'prisma', 'migrations', name, 'migration.sql'), sql)
	}

	async function query(url: string, sql: string): Promise<unknown[]> {
		const client = new Client({ connectionString: url })
		await client.connect()
		const { rows } = await client.query(sql).finally(() => client.end())
		return rows
	}

	it('lead to exactly what the Prisma schema says', async () => {
		expect(await differenceToSchema(ROOT, testDatabaseUrl())).toBeNull()
	})

	it('write the founding policy as the code has it', async () => {
		await withScratchDatabase(testDatabaseUrl(), async (url) => {
			await migrate(url)
			const [row] = await query(url, `SELECT document, rubric, hash, state FROM policy_version WHERE version = '1.0'`)
			const hash = hashDocument(POLICY_1_0)
			expect(row).toEqual({ document: toJson(POLICY_1_0), rubric: toJson(RUBRIC_1_0), hash, state: 'adopted' })
		})
	})

	it('that fall short of the schema are found out', async () => {
		await withScratchDatabase(testDatabaseUrl(), async (url) => {
			writeMigration('0001_note', 'CREATE TABLE note (id integer PRIMARY KEY)')
			await migrate(url, root)
			expect(await differenceToSchema(root, url)).toContain('ADD COLUMN     "text" TEXT NOT NULL')
		})
	})

	it('are written from the schema, applied once and then complete', async () => {
		const file = await createMigration(root, testDatabaseUrl(), 'note')
		expect(file).toBe(join(root, 'prisma', 'migrations', '0001_note', 'migration.sql'))
		expect(readFileSync(file ?? '', 'utf8')).toContain('CREATE TABLE "note"')
		await withScratchDatabase(testDatabaseUrl(), async (url) => {
			expect(await migrate(url, root)).toEqual(['0001_note'])
			expect(await migrate(url, root)).toEqual([])
		})
		expect(await createMigration(root, testDatabaseUrl(), 'again')).toBeNull()
	})

	it('may hold functions, triggers, checks and partial indexes, which Prisma then leaves alone', async () => {
		writeMigration(
			'0001_note',
			`CREATE EXTENSION IF NOT EXISTS pg_trgm;
			CREATE TABLE "note" ("id" INTEGER NOT NULL, "text" TEXT NOT NULL CHECK (text <> ''), CONSTRAINT "note_pkey" PRIMARY KEY ("id"));
			CREATE FUNCTION refuse_change() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'append only'; END; $$ LANGUAGE plpgsql;
			CREATE TRIGGER note_append_only BEFORE UPDATE OR DELETE ON note FOR EACH ROW EXECUTE FUNCTION refuse_change();
			CREATE UNIQUE INDEX note_one_open ON note (text) WHERE id > 10;`,
		)
		await withScratchDatabase(testDatabaseUrl(), async (url) => {
			await migrate(url, root)
			expect(await differenceToSchema(root, url)).toBeNull()
			await query(url, `INSERT INTO note VALUES (1, 'kept')`)
			await expect(query(url, 'DELETE FROM note')).rejects.toThrow('append only')
		})
	})

	it('that fail leave nothing behind, say why, and succeed once corrected', async () => {
		writeMigration('0001_note', 'CREATE TABLE note (id integer); CREATE TABLE other (id nonsense);')
		await withScratchDatabase(testDatabaseUrl(), async (url) => {
			await expect(migrate(url, root)).rejects.toThrow(
				'PostgreSQL says of 0001_note: type "nonsense" does not exist (at character 56',
			)
			expect(await query(url, `SELECT 1 FROM pg_tables WHERE tablename = 'note'`)).toEqual([])
			writeMigration('0001_note', 'CREATE TABLE note (id nonsense)')
			await expect(migrate(url, root)).rejects.toThrow('type "nonsense" does not exist')
			writeMigration('0001_note', 'CREATE TABLE note (id integer PRIMARY KEY)')
			expect(await migrate(url, root)).toEqual(['0001_note'])
			expect(await migrate(url, root)).toEqual([])
		})
	})

	it('are not changed after a database has them', async () => {
		writeMigration('0001_note', 'CREATE TABLE note (id integer PRIMARY KEY)')
		await withScratchDatabase(testDatabaseUrl(), async (url) => {
			await migrate(url, root)
			writeMigration('0001_note', 'CREATE TABLE note (id bigint PRIMARY KEY)')
			await expect(migrate(url, root)).rejects.toThrow('0001_note were changed after this database had them')
		})
	})

	it('of two servers that start at once are applied by one of them', async () => {
		writeMigration('0001_note', 'CREATE TABLE note (id integer PRIMARY KEY)')
		await withScratchDatabase(testDatabaseUrl(), async (url) => {
			const applied = await Promise.all([migrate(url, root), migrate(url, root)])
			expect(applied.flat()).toEqual(['0001_note'])
		})
	})
})
