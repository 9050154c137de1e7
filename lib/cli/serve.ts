import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { announcement, listPersonas, untilReady } from './announcement'
import { type AppEnvironment, appEnvironment } from './app-environment'
import { claimDataFolder, openDataFolder } from './data-folder'
import { type Database, openDatabase, recreateDatabase } from './database'
import { openMailbox } from './demo-mailbox'
import { seedDemonstration, seedingOf } from './demonstration'
import { ROOT } from './installation.mjs'
import { startProcess, superviseProcess } from './managed-process'
import { migrate } from './migrate'
import { buildIfStale, NEXT_PROGRAM } from './next-build'
import { requireFreePort } from './port'
import { step } from './progress.mjs'
import { stopPrograms } from './run-program.mjs'
import { readSecrets } from './secrets'
import { localAddress, readSettings, type Settings } from './settings'
import { SetupFailure } from './setup-failure.mjs'

export type ServeKind = 'start' | 'dev'

export type RunningServer = {
	readonly address: string
	readonly databaseUrl: string
	readonly settings: Settings
	/** Fulfilled when the server ends by itself. */
	readonly ended: Promise<number>
	/** Stops the server, the worker, the mailbox and the database, in that order. */
	readonly stop: () => Promise<void>
}

type Closers = (() => Promise<void> | void)[]

async function closeAll(closers: Closers): Promise<void> {
	for (let close = closers.pop(); close; close = closers.pop()) await close()
}

/** Brings everything up, in the order of what needs what; whatever was opened is closed again when a later step fails. */
export async function startServer(settings: Settings, kind: ServeKind): Promise<RunningServer> {
	const closers: Closers = []
	try {
		return await bringUp(settings, kind, closers)
	} catch (error) {
		await closeAll(closers)
		throw error
	}
}

async function bringUp(settings: Settings, kind: ServeKind, closers: Closers): Promise<RunningServer> {
	openDataFolder(settings.dataDir)
	readSecrets(settings)
	closers.push(claimDataFolder(settings))
	await requireFreePort(settings)
	const database = await step('Starting the database', () => openDatabase(settings))
	closers.push(database.close)
	await step('Migrating the database', () => migrate(database.url))
	const mailbox = settings.mode === 'demo' ? await openMailbox(database.url) : null
	if (mailbox) closers.push(mailbox.close)
	const nodeEnv = kind === 'dev' ? 'development' : 'production'
	const env = appEnvironment(settings, { databaseUrl: database.url, smtpUrl: mailbox?.smtpUrl ?? null, nodeEnv })
	if (settings.mode === 'demo') await seedOnce(settings, database, env)
	if (kind === 'start') await buildIfStale(settings.root)
	const app = startProcess(appPlan(settings, kind, env))
	closers.push(app.stop)
	await step('Starting the server', () => untilReady(settings, app))
	const worker = superviseProcess(workerPlan(settings, env))
	closers.push(worker.stop)
	const stop = () => closeAll(closers)
	return { address: localAddress(settings), databaseUrl: database.url, settings, ended: app.ended, stop }
}

async function seedOnce(settings: Settings, database: Database, env: AppEnvironment): Promise<void> {
	const seeding = await seedingOf(database.url)
	if (seeding === 'done') return
	if (seeding === 'half_done') {
		if (settings.databaseUrl) {
			throw new SetupFailure(
				'seeding the demonstration was cut short earlier; empty the database of DATABASE_URL and start again.',
			)
		}
		await recreateDatabase(database)
		await migrate(database.url)
		await seedingOf(database.url)
	}
	await seedDemonstration(settings.root, database.url, env)
}

/** Output goes to a file from the first line on, and to the terminal once the server is announced. */
function outputOf({ dataDir }: Settings, name: string): (text: string) => void {
	const file = join(dataDir, 'logs', `${name}.log`)
	return (text) => {
		appendFileSync(file, text)
		if (isAnnounced) process.stdout.write(text)
	}
}

let isAnnounced = false

function appPlan(settings: Settings, kind: ServeKind, env: AppEnvironment) {
	const args = [join(settings.root, NEXT_PROGRAM), kind, '-H', settings.host, '-p', String(settings.port)]
	return { name: 'server', args, cwd: settings.root, env, onOutput: outputOf(settings, 'server') }
}

function workerPlan(settings: Settings, env: AppEnvironment) {
	const args = ['--conditions=react-server', '--import', 'tsx', join(settings.root, 'lib', 'cli', 'worker.ts')]
	return { name: 'worker', args, cwd: settings.root, env, onOutput: outputOf(settings, 'worker') }
}

/** `npm start` and `npm run dev`: serves until it is told to stop. */
export async function serve(kind: ServeKind): Promise<void> {
	const settings = readSettings(process.env, ROOT)
	const starting = startServer(settings, kind)
	let isStopping = false
	const stop = async () => {
		if (isStopping) process.exit(1)
		isStopping = true
		console.log('\nStopping ...')
		stopPrograms()
		await starting.then((server) => server.stop()).catch(() => {})
		process.exit(0)
	}
	// A terminal or a pipe that has gone away is no reason to stop serving.
	process.stdout.on('error', () => {})
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
	const server = await starting.catch(stopQuietly(() => isStopping))
	console.log(announcement(settings, settings.mode === 'demo' ? await listPersonas(settings) : []))
	isAnnounced = true
	const code = await server.ended
	if (isStopping) return
	await server.stop()
	throw new SetupFailure(
		`the server ended unexpectedly (code ${code}); its last lines are in ${join(settings.dataDir, 'logs', 'server.log')}.`,
	)
}

/** A step that fails because the person stopped the start is no failure. */
function stopQuietly(isStopping: () => boolean) {
	return (error: unknown): never => {
		if (isStopping()) process.exit(0)
		throw error
	}
}
