import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
	chownSync,
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { freePort } from './port'
import { findPostgres, type PostgresPlace } from './postgres-programs'
import { commandLine, hasEnded, isAlive } from './process-table'
import { lastLines } from './run-program.mjs'
import { SetupFailure } from './setup-failure.mjs'

const USER = 'guardrail'
const STOP_MS = 20_000
const START_MS = 60_000
const ATTEMPTS = 3

export type ClusterOptions = {
	readonly dataDir: string
	readonly password: string
	/** Passed to PostgreSQL as `-c name=value`. */
	readonly parameters?: Readonly<Record<string, string>>
}

export type Cluster = {
	/** The address of a database of this cluster. */
	readonly url: (database: string) => string
	readonly stop: () => Promise<void>
}

function urlOf(port: number, password: string, database: string): string {
	return `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`
}

/** The cluster that already runs in this data folder, when it answers to our password. */
export async function findRunningCluster(options: ClusterOptions): Promise<Cluster | null> {
	const running = readPostmaster(await findPostgres(options.dataDir))
	if (!running || !(await answers(urlOf(running.port, options.password, 'postgres')))) return null
	return { url: (database) => urlOf(running.port, options.password, database), stop: async () => {} }
}

/**
 * Starts PostgreSQL in the data folder, makes the cluster on the first run, and takes over what an
 * earlier run left behind when it was killed: a server still running is stopped, a stale lock removed.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
	const place = await findPostgres(options.dataDir)
	if (!existsSync(place.clusterDir)) makeCluster(place, options.password)
	await clearLeftovers(place)
	const port = await freePort()
	const server = await keepRunning(() => launchPatiently(place, options, port))
	return { url: (database) => urlOf(port, options.password, database), stop: server.stop }
}

/** Starts the server again, on the same port, whenever it ends without having been told to. */
async function keepRunning(start: () => Promise<ChildProcess>): Promise<{ stop: () => Promise<void> }> {
	let isStopping = false
	let current = await start()
	const watch = () =>
		current.once('exit', async (code, signal) => {
			if (isStopping) return
			console.error(`The embedded database ended (${signal ?? `code ${code}`}); it starts again.`)
			try {
				current = await start()
				watch()
			} catch (error) {
				console.error(error instanceof Error ? error.message : error)
			}
		})
	watch()
	return {
		async stop() {
			isStopping = true
			await stopPostmaster(current.pid ?? 0)
		},
	}
}

/** Made beside its place and then moved there, so that a first run which was cut short leaves no half cluster. */
function makeCluster({ clusterDir, initdb, runAs }: PostgresPlace, password: string): void {
	const unfinished = `${clusterDir}.unfinished`
	rmSync(unfinished, { recursive: true, force: true })
	mkdirSync(unfinished, { mode: 0o700 })
	const passwordFile = join(tmpdir(), `guardrail-${randomUUID()}`)
	writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
	if (runAs) for (const path of [unfinished, passwordFile]) chownSync(path, runAs.uid, runAs.gid)
	const args = ['--pgdata', unfinished, '--username', USER, '--pwfile', passwordFile, '--auth', 'scram-sha-256']
	args.push('--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8')
	const env = { ...process.env, LC_ALL: 'C' }
	const made = spawnSync(initdb, args, { ...runAs, cwd: '/', encoding: 'utf8', env })
	rmSync(passwordFile, { force: true })
	if (made.status !== 0) {
		throw new SetupFailure(
			`the embedded database could not be made in ${clusterDir}; free some space there or set DATABASE_URL. PostgreSQL says:\n${lastLines(`${made.stderr ?? ''}${made.error?.message ?? ''}`)}`,
		)
	}
	renameSync(unfinished, clusterDir)
}

type Postmaster = { readonly pid: number; readonly port: number }

function readPostmaster({ clusterDir }: PostgresPlace): Postmaster | null {
	const file = join(clusterDir, 'postmaster.pid')
	if (!existsSync(file)) return null
	// Line 1 is the process, line 4 the port (PostgreSQL, src/include/utils/pidfile.h).
	const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number)
	return pid && isAlive(pid) ? { pid, port: port ?? 0 } : null
}

async function clearLeftovers(place: PostgresPlace): Promise<void> {
	const left = readPostmaster(place)
	if (left && commandLine(left.pid).includes('postgres')) await stopPostmaster(left.pid)
	// The number of a server that is gone may belong to another process by now; PostgreSQL would take it for a server.
	rmSync(join(place.clusterDir, 'postmaster.pid'), { force: true })
}

/** A server that was killed leaves sessions behind for a moment, and with them memory that the next one must not share. */
async function launchPatiently(place: PostgresPlace, options: ClusterOptions, port: number): Promise<ChildProcess> {
	for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
		try {
			return await launch(place, options, port)
		} catch (error) {
			if (!(error instanceof SetupFailure)) throw error
			await pause(1_000)
		}
	}
	return launch(place, options, port)
}

async function launch(place: PostgresPlace, options: ClusterOptions, port: number): Promise<ChildProcess> {
	const logFile = join(options.dataDir, 'logs', 'postgres.log')
	const log = openSync(logFile, 'a')
	const parameters = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...options.parameters }
	const flags = Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`])
	const child = spawn(place.postgres, ['-D', place.clusterDir, '-p', String(port), ...flags], {
		...place.runAs,
		cwd: '/',
		// Out of reach of Ctrl-C: the server ends first, then the database.
		detached: true,
		stdio: ['ignore', log, log],
		env: { ...process.env, LC_ALL: 'C' },
	})
	closeSync(log)
	let hasStarted = false
	const failed = new Promise<never>((_resolve, reject) => {
		const fail = () => {
			// Whoever stops it later may have taken its log away already.
			if (hasStarted) return
			const end = lastLines(readFileSync(logFile, 'utf8'), 5)
			reject(new SetupFailure(`the embedded database did not start; see ${logFile}, which ends with:\n${end}`))
		}
		child.once('error', fail)
		child.once('exit', fail)
		setTimeout(fail, START_MS).unref()
	})
	await Promise.race([failed, untilItAnswers(urlOf(port, options.password, 'postgres'))])
	hasStarted = true
	failed.catch(() => {})
	child.unref()
	return child
}

async function untilItAnswers(url: string): Promise<void> {
	while (!(await answers(url))) await pause(50)
}

async function answers(url: string): Promise<boolean> {
	const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
	// A server that goes away in the middle reports it here as well.
	client.on('error', () => {})
	try {
		await client.connect()
		await client.end()
		return true
	} catch {
		// Not yet, or not ours: the caller asks again or goes without.
		return false
	}
}

/** Fast shutdown (SIGINT); immediate (SIGQUIT) when sessions hold it up: the next start recovers from the log. */
async function stopPostmaster(pid: number): Promise<void> {
	if (pid === 0 || !isAlive(pid)) return
	process.kill(pid, 'SIGINT')
	if (await hasEnded(pid, STOP_MS)) return
	process.kill(pid, 'SIGQUIT')
	await hasEnded(pid, STOP_MS)
}
