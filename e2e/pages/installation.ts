import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

export type Installation = {
	/** Fulfilled with what it has said so far once it is ready; rejected when it ends before. */
	readonly ready: Promise<void>
	readonly ended: Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>
	readonly stop: () => Promise<void>
}

/** Runs `npm start` with these settings and no others of ours. */
export function startInstallation(settings: Readonly<Record<string, string>>): Installation {
	const { DATABASE_URL: _unused, ...inherited } = process.env
	const child = spawn(process.execPath, [join(ROOT, 'lib', 'cli', 'start.mjs')], {
		cwd: ROOT,
		env: { ...inherited, HOST: '127.0.0.1', ...settings },
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	const said = { stdout: '', stderr: '' }
	const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)))
	const ready = new Promise<void>((resolve, reject) => {
		for (const name of ['stdout', 'stderr'] as const) {
			child[name].setEncoding('utf8').on('data', (text: string) => {
				said[name] += text
				if (said.stdout.includes('Guardrail is ready')) resolve()
			})
		}
		ended.then((code) => reject(new Error(`Guardrail did not start (code ${code}):\n${said.stdout}${said.stderr}`)))
	})
	ready.catch(() => {}) // whoever waits for the end instead is not told twice
	return {
		ready,
		ended: ended.then((code) => ({ code, ...said })),
		stop: () => endOf(child, ended),
	}
}

async function endOf(child: ChildProcess, ended: Promise<number>): Promise<void> {
	child.kill('SIGTERM')
	await ended
}
