import { Client, escapeIdentifier } from 'pg'
import { findRunningCluster, startCluster } from './postgres-cluster'
import { readSecrets } from './secrets'
import type { Settings } from './settings'
import { SetupFailure } from './setup-failure.mjs'

const NAME = 'guardrail'

export type Database = { readonly url: string; readonly close: () => Promise<void> }

/** Opens the database of this installation: the server of `DATABASE_URL`, else the embedded one. */
export async function openDatabase(settings: Settings): Promise<Database> {
	if (settings.databaseUrl) {
		await requireDatabase(settings.databaseUrl)
		return { url: settings.databaseUrl, close: async () => {} }
	}
	const password = readSecrets({ ...settings, mode: 'demo' }).databasePassword
	const cluster = await startCluster({ dataDir: settings.dataDir, password })
	try {
		await createDatabaseIfMissing(cluster.url('postgres'), NAME)
	} catch (error) {
		await cluster.stop()
		throw error
	}
	return { url: cluster.url(NAME), close: cluster.stop }
}

/** For commands run beside the server: its embedded database where it runs, else one opened for the command. */
export async function joinDatabase(settings: Settings): Promise<Database> {
	if (settings.databaseUrl) return openDatabase(settings)
	const password = readSecrets({ ...settings, mode: 'demo' }).databasePassword
	const running = await findRunningCluster({ dataDir: settings.dataDir, password })
	return running ? { url: running.url(NAME), close: running.stop } : openDatabase(settings)
}

export async function createDatabaseIfMissing(adminUrl: string, name: string): Promise<void> {
	const client = new Client({ connectionString: adminUrl })
	await client.connect()
	try {
		const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
		if (found.rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`)
	} finally {
		await client.end()
	}
}

/** Refuses an address at which no database answers, in a sentence that says what to change. */
export async function requireDatabase(databaseUrl: string): Promise<void> {
	const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null
	if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
		throw new SetupFailure(
			'DATABASE_URL is no PostgreSQL address; write it as postgresql://user:password@host:5432/database.',
		)
	}
	const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
	try {
		await client.connect()
		await client.end()
	} catch (error) {
		throw new SetupFailure(whyNotConnected(error, url))
	}
}

function whyNotConnected(error: unknown, url: URL): string {
	const { code, message } = error as { code?: string; message: string }
	const server = url.host || 'the local server'
	const database = decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username)
	if (code === '28P01' || code === '28000') {
		return `the database server at ${server} does not accept the user "${decodeURIComponent(url.username)}" with that password; correct DATABASE_URL.`
	}
	if (code === '3D000') {
		return `the database server at ${server} has no database "${database}"; create it (createdb ${database}) or correct DATABASE_URL.`
	}
	return `no database answers at ${server} (${code ?? message}); start it or correct DATABASE_URL.`
}

/** Empties the embedded database by making it anew. */
export async function recreateDatabase(database: Database): Promise<void> {
	const admin = new URL(database.url)
	const name = admin.pathname.slice(1)
	admin.pathname = '/postgres'
	const client = new Client({ connectionString: admin.href })
	await client.connect()
	try {
		await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`)
		await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`)
	} finally {
		await client.end()
	}
}
