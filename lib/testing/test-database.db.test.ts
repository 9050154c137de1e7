import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { attachmentBlobs } from '@/lib/server/blobs/attachment-blobs'
import { testDatabaseUrl } from './test-database'

async function query(sql: string): Promise<Record<string, unknown>[]> {
	const client = new Client({ connectionString: testDatabaseUrl() })
	await client.connect()
	const { rows } = await client.query(sql).finally(() => client.end())
	return rows
}

// The first test leaves a row in a table that refuses to lose any; the second must not see it.
describe('the database of a test file', () => {
	it('takes what a test writes, into append-only tables too', async () => {
		await query('CREATE TABLE kept (n serial, word text)')
		await query(
			`CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$ LANGUAGE plpgsql`,
		)
		await query('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON kept EXECUTE FUNCTION refuse()')
		await query(`INSERT INTO kept (word) VALUES ('first')`)
		await expect(query('TRUNCATE kept')).rejects.toThrow('append only')
	})

	it('is empty again for the next test, with its numbers starting over', async () => {
		expect(await query('SELECT * FROM kept')).toEqual([])
		expect(await query(`INSERT INTO kept (word) VALUES ('second') RETURNING n`)).toEqual([{ n: 1 }])
	})

	it('is not shared: another file has its own copy', async () => {
		expect(await query('SELECT current_database() AS name')).toEqual([
			{ name: expect.stringMatching(/^guardrail_test_/) },
		])
		expect(await query(`SELECT datname FROM pg_database WHERE datname = 'guardrail_test_template'`)).toHaveLength(1)
	})
})

describe('the files of a test', () => {
	const name = 'ab'.repeat(32)

	it('are kept as long as it runs', async () => {
		await attachmentBlobs().put(name, new TextEncoder().encode('not what its name says'))
		await expect(attachmentBlobs().get(name)).rejects.toThrow('no longer matches its hash')
	})

	it('are gone for the next', async () => {
		expect(await attachmentBlobs().get(name)).toBeNull()
	})
})
