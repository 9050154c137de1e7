import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, inject } from 'vitest'
import { TEMPLATE } from './database-server'
import { emptyDatabase } from './test-database'

// Runs before each test file is loaded, so that whatever the file imports finds its own database in the environment.
const adminUrl = inject('adminUrl')
const name = `guardrail_test_${process.env.VITEST_POOL_ID ?? '1'}_${process.pid}`

async function asAdmin(sql: readonly string[]): Promise<void> {
	const client = new Client({ connectionString: adminUrl })
	await client.connect()
	try {
		for (const statement of sql) await client.query(statement)
	} finally {
		await client.end()
	}
}

const drop = `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`
await asAdmin([drop, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`])

const url = new URL(adminUrl)
url.pathname = `/${name}`
process.env.DATABASE_URL = url.href
// The first test of a file finds what every other one does: the schema, and not what its migrations logged.
await emptyDatabase(url.href)

// What people attach goes there, and is gone with the rows that name it.
const folder = mkdtempSync(join(tmpdir(), 'guardrail-test-files-'))
process.env.DATA_DIR = folder
const emptyFolder = () => rmSync(folder, { recursive: true, force: true })

afterEach(async () => {
	await emptyDatabase(url.href)
	globalThis.guardrailPolicies?.clear()
	globalThis.guardrailRubrics?.clear()
	emptyFolder()
})
afterAll(async () => {
	await asAdmin([drop])
	emptyFolder()
})
