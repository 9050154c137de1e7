import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, escapeIdentifier } from 'pg'
import { applyMigrations, differenceToSchema } from './migration-engine'
import { SetupFailure } from './setup-failure.mjs'

/** Runs `work` with the address of an empty database that is gone afterwards. */
export async function withScratchDatabase<T>(
	databaseUrl: string,
	work: (scratchUrl: string) => Promise<T>,
): Promise<T> {
	const name = `guardrail_scratch_${randomUUID().replaceAll('-', '')}`
	const admin = new Client({ connectionString: databaseUrl })
	await admin.connect()
	try {
		await admin.query(`CREATE DATABASE ${escapeIdentifier(name)}`)
		const url = new URL(databaseUrl)
		url.pathname = `/${name}`
		return await work(url.href)
	} finally {
		await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`)
		await admin.end()
	}
}

/** Writes what the migrations lack of the Prisma schema as the next migration; answers with its file, null if none is due. */
export async function createMigration(root: string, databaseUrl: string, name: string): Promise<string | null> {
	if (!/^[a-z][a-z0-9_]*$/.test(name)) {
		throw new SetupFailure(
			'name the migration in lower case with underscores: npm run migration -- add_operator_contact',
		)
	}
	const sql = await withScratchDatabase(databaseUrl, async (scratchUrl) => {
		await applyMigrations(root, scratchUrl)
		return differenceToSchema(root, scratchUrl)
	})
	if (sql === null) return null
	const folder = join(root, 'prisma', 'migrations', `${nextNumber(join(root, 'prisma', 'migrations'))}_${name}`)
	mkdirSync(folder, { recursive: true })
	const file = join(folder, 'migration.sql')
	writeFileSync(file, sql)
	return file
}

function nextNumber(folder: string): string {
	const numbers = existsSync(folder) ? readdirSync(folder).map((name) => Number.parseInt(name, 10) || 0) : []
	return String(Math.max(0, ...numbers) + 1).padStart(4, '0')
}
