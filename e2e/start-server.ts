import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

/** Starts a demonstration of its own by the same command as `npm start`; answers with the way to end it. */
export default async function startServer(): Promise<() => Promise<void>> {
	const dataDir = mkdtempSync(join(tmpdir(), 'guardrail-e2e-'))
	chmodSync(dataDir, 0o711)
	const { E2E_PORT: port, DATABASE_URL: _unused, ...env } = process.env
	const child = spawn(process.execPath, [join(ROOT, 'lib', 'cli', 'start.mjs')], {
		cwd: ROOT,
		env: { ...env, DATA_DIR: dataDir, PORT: port ?? '', GUARDRAIL_MODE: 'demo', HOST: '127.0.0.1' },
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)))
	const stop = async () => {
		child.kill('SIGTERM')
		await ended
		rmSync(dataDir, { recursive: true, force: true })
	}
	await new Promise<void>((resolve, reject) => {
		let output = ''
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (text: string) => {
				output += text
				if (output.includes('Guardrail is ready')) resolve()
			})
		}
		ended.then((code) => reject(new Error(`The server did not start (code ${code}):\n${output}`)))
	}).catch(async (error: unknown) => {
		await stop()
		throw error
	})
	return stop
}
