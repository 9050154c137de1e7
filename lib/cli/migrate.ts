import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { AUDITED_TABLES } from '@/lib/server/log/audited-tables'
import { applyMigrations } from './migration-engine'
import { SetupFailure } from './setup-failure.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** "guardrail migrations", as a number for pg_advisory_lock: two servers that start at once take turns. */
const LOCK = 4_755_415_204

/** Brings a database up to date with `prisma/migrations` and answers with the names of what it applied. */
export async function migrate(databaseUrl: string, root: string = ROOT): Promise<string[]> {
	const lock = new Client({ connectionString: databaseUrl })
	await lock.connect()
	try {
		await lock.query('SELECT pg_advisory_lock($1)', [LOCK])
		const sealed = await lastSeal(lock)
		const applied = await applyMigrations(root, databaseUrl)
		if (applied.length > 0 && (await hasSeals(lock))) await audit(lock, applied, sealed)
		return applied
	} catch (error) {
		if (error instanceof SetupFailure) throw error
		throw new SetupFailure(
			`the database could not be migrated; nothing of the failed migration stays. ${reasonOf(error)}`,
		)
	} finally {
		await lock.end()
	}
}

/** Audits what the list says, and tells the log what the migrations have done to audited rows. */
async function audit(client: Client, applied: readonly string[], sealed: string): Promise<void> {
	const tables = Object.entries(AUDITED_TABLES)
	const names = tables.map(([name]) => name)
	const keys = tables.map(([, { key = 'id' }]) => key)
	const spared = tables.map(([, { spared: state = null }]) => state)
	await client.query('BEGIN')
	await client.query('SELECT ensure_audited($1, $2, $3)', [names, keys, spared])
	await client.query('SELECT log_migrations($1, $2)', [applied, sealed])
	await client.query('COMMIT')
}

async function hasSeals(client: Client): Promise<boolean> {
	const { rows } = await client.query(
		`SELECT to_regprocedure('ensure_audited(text[], text[], text[])') IS NOT NULL AS has`,
	)
	return rows[0].has
}

/** The newest seal of an audited row before the migrations: what comes after it is their doing and is logged as such. */
async function lastSeal(client: Client): Promise<string> {
	if (!(await hasSeals(client))) return '0'
	const { rows } = await client.query('SELECT coalesce(max(id), 0) AS id FROM row_seal')
	return rows[0].id
}

function reasonOf(error: unknown): string {
	const { message, cause } = error as { message: string; cause?: { position?: string } }
	const where = cause?.position ? ` (at character ${cause.position} of the script)` : ''
	return `PostgreSQL says of ${message.split('\n')[0]}${where}`
}
