import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'

const PAUSE_MS = 1_000
const PAUSE_AFTER_FAILURE_MS = 30_000

/** Does what takes long and was begun by somebody, about once a second, until it is told to stop. */
export async function repeat(
	task: string,
	/** Answers what it could not do; all of it is tried again. */
	work: (stop: AbortSignal) => Promise<readonly string[]>,
	stop: AbortSignal,
): Promise<void> {
	while (!stop.aborted) {
		const failed = await work(stop).catch((error: unknown) => [String(error)])
		for (const error of failed) console.error(JSON.stringify({ level: 'error', task, error }))
		const ms = failed.length === 0 ? PAUSE_MS : PAUSE_AFTER_FAILURE_MS
		await sleep(ms, undefined, { signal: stop }).catch(() => {}) // told to stop while it waited
	}
}
