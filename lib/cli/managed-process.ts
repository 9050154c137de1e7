import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

const STOP_MS = 8_000
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
const KEEP_LINES = 40

export type ProcessPlan = {
	readonly name: string
	/** Arguments for Node: flags, the script, its arguments. */
	readonly args: readonly string[]
	readonly cwd: string
	readonly env: NodeJS.ProcessEnv
	readonly onOutput: (text: string) => void
}

export type ManagedProcess = {
	readonly stop: () => Promise<void>
	/** Fulfilled with the exit code once it has ended for good. */
	readonly ended: Promise<number>
	readonly lastOutput: () => string
}

/** Starts a process that ends with this one, whatever becomes of it. */
export function startProcess(plan: ProcessPlan): ManagedProcess {
	const { child, lastOutput } = launch(plan)
	const ended = exitOf(child)
	return { ended, lastOutput, stop: () => stop(child, ended) }
}

/** Starts a process and starts it again whenever it ends, waiting longer each time it ends soon. */
export function superviseProcess(plan: ProcessPlan): ManagedProcess {
	let isStopping = false
	let current = launch(plan)
	const wakeUp = new AbortController()
	const run = async (): Promise<number> => {
		for (let waitMs = FIRST_WAIT_MS; ; ) {
			const from = Date.now()
			const code = await exitOf(current.child)
			if (isStopping) return code
			if (Date.now() - from > LONGEST_WAIT_MS) waitMs = FIRST_WAIT_MS
			plan.onOutput(`The ${plan.name} ended (code ${code}); it starts again in ${waitMs / 1_000} s.\n`)
			await pause(waitMs, undefined, { signal: wakeUp.signal }).catch(() => {})
			if (isStopping) return code
			waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
			current = launch(plan)
		}
	}
	const ended = run()
	const stopAll = async () => {
		isStopping = true
		wakeUp.abort()
		await stop(current.child, ended)
	}
	return { ended, lastOutput: () => current.lastOutput(), stop: stopAll }
}

function launch({ args, cwd, env, onOutput }: ProcessPlan) {
	const flags = ['--import', new URL('./exit-with-parent.mjs', import.meta.url).href]
	const child = spawn(process.execPath, [...flags, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
	let kept = ''
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (text: string) => {
			kept = `${kept}${text}`.split('\n').slice(-KEEP_LINES).join('\n')
			onOutput(text)
		})
	}
	return { child, lastOutput: () => kept.trim() }
}

function exitOf(child: ChildProcess): Promise<number> {
	if (child.exitCode !== null) return Promise.resolve(child.exitCode)
	return new Promise((resolve) => {
		child.once('error', () => resolve(1))
		child.once('close', (code) => resolve(code ?? 1))
	})
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
	if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
	const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
	await ended
	clearTimeout(force)
}
