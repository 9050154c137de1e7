import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { appEnvironment } from './app-environment'
import { createMigration } from './create-migration'
import { openDataFolder } from './data-folder'
import { joinDatabase } from './database'
import { ROOT } from './installation.mjs'
import { migrate } from './migrate'
import { buildIfStale } from './next-build'
import { readSettings, type Settings } from './settings'
import { SetupFailure } from './setup-failure.mjs'

/** Runs one command with the database of this installation and answers with its exit code. */
export async function runCommand(name: string, args: readonly string[]): Promise<number> {
	const settings = readSettings(process.env, ROOT)
	if (name === 'build') {
		await buildIfStale(settings.root)
		return 0
	}
	if (name === 'bench') {
		await (await import('./bench')).bench(args)
		return 0
	}
	// What somebody sent is checked without the installation that it may speak against.
	if (name === 'verify' && args.length > 0) return (await import('./verify-files')).verify(args)
	openDataFolder(settings.dataDir)
	const database = await joinDatabase(settings)
	try {
		if (name === 'migration') return await writeMigration(settings, database.url, args[0] ?? '')
		const applied = await migrate(database.url)
		if (name !== 'migrate') return await runScript(settings, database.url, name, args)
		console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.')
		return 0
	} finally {
		await database.close()
	}
}

async function writeMigration(settings: Settings, databaseUrl: string, name: string): Promise<number> {
	const file = await createMigration(settings.root, databaseUrl, name)
	console.log(
		file ? `Wrote ${file}; read it before you commit it.` : 'The migrations already agree with the Prisma schema.',
	)
	return 0
}

/** A script of this folder, told by its environment what the server is told. */
function runScript(settings: Settings, databaseUrl: string, name: string, args: readonly string[]): Promise<number> {
	const script = join(settings.root, 'lib', 'cli', `${name}.ts`)
	if (!/^[a-z-]+$/.test(name) || !existsSync(script)) throw new SetupFailure(`there is no command "${name}".`)
	const flags = ['--conditions=react-server', '--import', 'tsx', script, ...args]
	const env = appEnvironment(settings, { databaseUrl })
	const child = spawn(process.execPath, flags, { cwd: process.cwd(), env, stdio: 'inherit' })
	return new Promise((resolve, reject) => {
		child.once('error', reject)
		child.once('exit', (code) => resolve(code ?? 1))
	})
}
