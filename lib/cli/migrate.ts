import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
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
		return await applyMigrations(root, databaseUrl)
	} catch (error) {
		if (error instanceof SetupFailure) throw error
		throw new SetupFailure(
			`the database could not be migrated; nothing of the failed migration stays. ${reasonOf(error)}`,
		)
	} finally {
		await lock.end()
	}
}

function reasonOf(error: unknown): string {
	const { message, cause } = error as { message: string; cause?: { position?: string } }
	const where = cause?.position ? ` (at character ${cause.position} of the script)` : ''
	return `PostgreSQL says of ${message.split('\n')[0]}${where}`
}
