import { join } from 'node:path'
import { Client } from 'pg'
import type { AppEnvironment } from './app-environment'
import { step } from './progress.mjs'
import { lastLines, runProgram } from './run-program.mjs'
import { SetupFailure } from './setup-failure.mjs'

// In the database that it is about, and in a schema of its own: a copy of the database knows what was done to it.
const PREPARE = `CREATE SCHEMA IF NOT EXISTS setup;
	CREATE TABLE IF NOT EXISTS setup.step (
		name text PRIMARY KEY,
		started_at timestamptz NOT NULL DEFAULT now(),
		finished_at timestamptz
	)`

const STEP = 'demonstration'

/** `half_done`: a seeding that was cut short; what it wrote cannot be told from what people wrote since. */
export type Seeding = 'missing' | 'half_done' | 'done'

export async function seedingOf(databaseUrl: string): Promise<Seeding> {
	return withClient(databaseUrl, async (client) => {
		await client.query(PREPARE)
		const { rows } = await client.query('SELECT finished_at FROM setup.step WHERE name = $1', [STEP])
		if (rows.length === 0) return 'missing'
		return rows[0].finished_at === null ? 'half_done' : 'done'
	})
}

/** Fills an empty, migrated database with the demonstration, through the same commands as everyone. */
export async function seedDemonstration(root: string, databaseUrl: string, env: AppEnvironment): Promise<void> {
	await withClient(databaseUrl, (client) => client.query('INSERT INTO setup.step (name) VALUES ($1)', [STEP]))
	await step('Seeding the demonstration', async () => {
		const args = ['--conditions=react-server', '--import', 'tsx', join(root, 'lib', 'cli', 'seed.ts')]
		const { code, output } = await runProgram(process.execPath, args, {
			cwd: root,
			env,
			onOutput: (text) => void process.stdout.write(text),
		})
		if (code !== 0) throw new SetupFailure(`the demonstration could not be seeded:\n${lastLines(output)}`)
	})
	await withClient(databaseUrl, (client) =>
		client.query('UPDATE setup.step SET finished_at = now() WHERE name = $1', [STEP]),
	)
}

async function withClient<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
	const client = new Client({ connectionString: databaseUrl })
	await client.connect()
	try {
		return await work(client)
	} finally {
		await client.end()
	}
}
