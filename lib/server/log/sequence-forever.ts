import 'server-only'
import { UnknownSigningKey } from './log-key.store'
import { sequenceLog } from './sequence-log'

const PAUSE_MS = 1_000
const PAUSE_AFTER_FAILURE_MS = 30_000

/**
 * Puts the log in order about once a second until it is told to stop. It asks instead of being notified: a NOTIFY makes
 * writers commit one after the other.
 */
export async function sequenceForever(stop: AbortSignal): Promise<void> {
	while (!stop.aborted) await pause(await sequenceOnce(), stop)
}

async function sequenceOnce(): Promise<number> {
	try {
		await sequenceLog({ whenBusy: 'leave' })
		return PAUSE_MS
	} catch (error) {
		const sentence = error instanceof UnknownSigningKey ? error.message : String(error)
		console.error(JSON.stringify({ level: 'error', task: 'sequencer', error: sentence }))
		return PAUSE_AFTER_FAILURE_MS
	}
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer)
			resolve()
		}
		const timer = setTimeout(() => {
			stop.removeEventListener('abort', end)
			resolve()
		}, ms)
		stop.addEventListener('abort', end, { once: true })
	})
}
