import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { openDataFolder } from '@/lib/cli/data-folder'
import { createDatabaseIfMissing, requireDatabase } from '@/lib/cli/database'
import { migrate } from '@/lib/cli/migrate'
import { startCluster } from '@/lib/cli/postgres-cluster'

export const TEMPLATE = 'guardrail_test_template'

declare module 'vitest' {
	interface ProvidedContext {
		/** A database to connect to for making and dropping others. */
		adminUrl: string
	}
}

/** Nothing is kept, so nothing need reach the disk. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

type Server = { readonly adminUrl: string; readonly stop: () => Promise<void> }

async function startServer(): Promise<Server> {
	const given = process.env.TEST_DATABASE_URL
	if (given) {
		await requireDatabase(given)
		return { adminUrl: given, stop: async () => {} }
	}
	const dataDir = mkdtempSync(join(tmpdir(), 'guardrail-test-'))
	chmodSync(dataDir, 0o711)
	openDataFolder(dataDir)
	const cluster = await startCluster({ dataDir, password: 'test', parameters: FAST })
	const stop = async () => {
		await cluster.stop()
		rmSync(dataDir, { recursive: true, force: true })
	}
	return { adminUrl: cluster.url('postgres'), stop }
}

async function makeTemplate(adminUrl: string): Promise<void> {
	const client = new Client({ connectionString: adminUrl })
	await client.connect()
	await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`)
	await client.end()
	await createDatabaseIfMissing(adminUrl, TEMPLATE)
	const url = new URL(adminUrl)
	url.pathname = `/${TEMPLATE}`
	await migrate(url.href)
}

/** One PostgreSQL for all database tests, with a migrated database that each test file copies. No database, no tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = await startServer()
	try {
		await makeTemplate(server.adminUrl)
	} catch (error) {
		await server.stop()
		throw error
	}
	project.provide('adminUrl', server.adminUrl)
	return server.stop
}
