import { spawn } from 'node:child_process'

const KEEP_CHARACTERS = 200_000

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** Ends the programs that are being waited for; each of them then counts as failed. */
export function stopPrograms() {
	for (const child of running) child.kill('SIGTERM')
}

/**
 * Runs a program to its end and keeps what it printed (the end of it, when it is long).
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(program, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			cwd: options.cwd ?? process.cwd(),
			env: options.env ?? process.env,
			stdio: ['ignore', 'pipe', 'pipe'],
		})
		running.add(child)
		let output = ''
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8')
			stream.on('data', (text) => {
				output = (output + text).slice(-KEEP_CHARACTERS)
				options.onOutput?.(text)
			})
		}
		child.once('error', reject)
		child.once('close', (code) => {
			running.delete(child)
			resolve({ code: code ?? 1, output })
		})
	})
}

/** The last lines of what a program printed, for a failure message. */
export function lastLines(output, count = 20) {
	return output.trimEnd().split('\n').slice(-count).join('\n')
}
