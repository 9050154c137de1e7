import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLine, isAlive } from './process-table'
import type { Settings } from './settings'
import { SetupFailure } from './setup-failure.mjs'

/** Makes the data folder, or says in a sentence why it cannot be used. */
export function openDataFolder(dataDir: string): void {
	try {
		// Others may pass through (the database's own user must), not look around.
		mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o711 })
		accessSync(dataDir, constants.W_OK | constants.X_OK)
		writeFileSync(join(dataDir, '.writable'), '')
		rmSync(join(dataDir, '.writable'))
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? String(error)
		throw new SetupFailure(
			`the data folder ${dataDir} cannot be written (${code}); make it writable, or set DATA_DIR to another folder.`,
		)
	}
}

type Run = { readonly pid: number; readonly port: number }

/** Claims the data folder for this process: one server at a time. Answers with the way to let go. */
export function claimDataFolder({ dataDir, port }: Pick<Settings, 'dataDir' | 'port'>): () => void {
	const file = join(dataDir, 'running.json')
	if (existsSync(file)) refuseSecondServer(JSON.parse(readFileSync(file, 'utf8') || '{"pid":0,"port":0}'), dataDir)
	writeFileSync(file, JSON.stringify({ pid: process.pid, port } satisfies Run))
	return () => rmSync(file, { force: true })
}

function refuseSecondServer(run: Run, dataDir: string): void {
	if (run.pid === 0 || run.pid === process.pid || !isAlive(run.pid)) return
	// After a restart of the machine the number may belong to anything.
	if (!commandLine(run.pid).includes('lib/cli/start.mjs')) return
	throw new SetupFailure(
		`Guardrail already runs with the data folder ${dataDir} (process ${run.pid}, port ${run.port}); stop it first, or set DATA_DIR to another folder.`,
	)
}
