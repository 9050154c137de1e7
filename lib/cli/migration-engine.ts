import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { migrationAdapter } from './migration-adapter'
import { SetupFailure } from './setup-failure.mjs'

const SCHEMA_FOLDER = join('prisma', 'schema')
const MIGRATIONS_FOLDER = join('prisma', 'migrations')

/** Tables that Prisma does not own: none in `public`; the job queue keeps to a schema of its own. */
const FILTERS = { externalTables: [], externalEnums: [] }

let instantiated: Promise<void> | null = null

// The package's own entry imports the .wasm file as a module, which Node 20 does not do without a flag.
async function instantiate(): Promise<void> {
	const file = createRequire(import.meta.url)
		.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
		.replace(/\.js$/, '.wasm')
	const { instance } = await WebAssembly.instantiate(readFileSync(file), {
		'./schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
	})
	bindings.__wbg_set_wasm(instance.exports)
	;(instance.exports.__wbindgen_start as () => void)()
}

/** The Prisma schema of `root`, file by file. */
export function readSchema(root: string): { path: string; content: string }[] {
	const folder = join(root, SCHEMA_FOLDER)
	return readdirSync(folder)
		.filter((name) => name.endsWith('.prisma'))
		.sort()
		.map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') }))
}

/** The migrations of `root` in the order in which they apply: that of their names. */
export function readMigrations(root: string): bindings.MigrationList {
	const baseDir = join(root, MIGRATIONS_FOLDER)
	const names = existsSync(baseDir) ? readdirSync(baseDir).sort() : []
	return {
		baseDir,
		lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
		shadowDbInitScript: '',
		migrationDirectories: names
			.filter((name) => existsSync(join(baseDir, name, 'migration.sql')))
			.map((path) => ({
				path,
				migrationFile: {
					path: 'migration.sql',
					content: { tag: 'ok', value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') },
				},
			})),
	}
}

type Engine = bindings.SchemaEngine

async function withEngine<T>(root: string, databaseUrl: string, work: (engine: Engine) => Promise<T>): Promise<T> {
	instantiated ??= instantiate()
	await instantiated
	const datamodels = readSchema(root).map(({ path, content }): [string, string] => [path, content])
	const adapter = migrationAdapter(databaseUrl)
	const factory = bindMigrationAwareSqlAdapterFactory(adapter.factory)
	try {
		const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, factory)
		const value = await work(engine)
		engine.free()
		return value
	} catch (error) {
		// The engine only knows "external error"; what PostgreSQL said is with the adapter.
		const failure = adapter.failure()
		if (!(failure instanceof Error)) throw error
		const name = /migration_name="([^"]+)"/.exec(String(error))?.[1]
		throw name ? new Error(`${name}: ${failure.message}`, { cause: failure }) : failure
	} finally {
		await adapter.close()
	}
}

/** Applies what is missing and answers with the names of what was applied. */
export async function applyMigrations(root: string, databaseUrl: string): Promise<string[]> {
	return withEngine(root, databaseUrl, async (engine) => {
		const migrationsList = readMigrations(root)
		const history = await engine.diagnoseMigrationHistory({
			migrationsList,
			optInToShadowDatabase: false,
			filters: FILTERS,
		})
		// A script is one transaction, so one that failed left nothing behind and may be tried again.
		for (const migrationName of history.failedMigrationNames) await engine.markMigrationRolledBack({ migrationName })
		const edited = history.editedMigrationNames.filter((name) => !history.failedMigrationNames.includes(name))
		if (edited.length > 0) {
			throw new SetupFailure(
				`the migrations ${edited.join(', ')} were changed after this database had them; restore their files and write a new migration instead.`,
			)
		}
		return (await engine.applyMigrations({ migrationsList, filters: FILTERS })).appliedMigrationNames
	})
}

/** The SQL that leads from the database to the Prisma schema of `root`; null when they agree. */
export async function differenceToSchema(root: string, databaseUrl: string): Promise<string | null> {
	return withEngine(root, databaseUrl, async (engine) => {
		const files = readSchema(root)
		const difference = await engine.diff({
			from: { tag: 'schemaDatasource', files, configDir: root },
			to: { tag: 'schemaDatamodel', files },
			script: true,
			exitCode: true,
			filters: FILTERS,
		})
		return difference.exitCode === 0 ? null : difference.stdout
	})
}
