import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** True while the process runs; one that ended and was not yet collected by its parent does not. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0)
	} catch (error) {
		// EPERM: it runs, and belongs to someone else.
		if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
	}
	return process.platform !== 'linux' || !/^\d+ \(.*\) [ZX]/s.test(readProcess(pid, 'stat'))
}

/** The command line of a process, empty when it cannot be told. */
export function commandLine(pid: number): string {
	if (process.platform === 'linux') return readProcess(pid, 'cmdline').replaceAll('\0', ' ')
	return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

function readProcess(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8')
	} catch {
		// It ended between the question and the answer.
		return ''
	}
}

/** Waits until the process has ended; false when it still runs after `timeoutMs`. */
export async function hasEnded(pid: number, timeoutMs: number): Promise<boolean> {
	const deadline = Date.now() + timeoutMs
	while (isAlive(pid)) {
		if (Date.now() > deadline) return false
		await pause(50)
	}
	return true
}
