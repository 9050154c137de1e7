import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProcess, superviseProcess } from './managed-process'
import { hasEnded } from './process-table'
import { runProgram } from './run-program.mjs'

describe('a managed process', () => {
	let folder = ''
	let output = ''
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'guardrail-process-'))
		output = ''
	})
	afterEach(() => rmSync(folder, { recursive: true }))

	const plan = (source: string) => {
		const script = join(folder, 'script.mjs')
		writeFileSync(script, source)
		return {
			name: 'worker',
			args: [script],
			cwd: folder,
			env: process.env,
			onOutput: (text: string) => {
				output += text
			},
		}
	}

	it('tells how it ended and what it last said', async () => {
		const ending = startProcess(plan(`console.log('no database'); process.exit(3)`))
		expect(await ending.ended).toBe(3)
		expect(ending.lastOutput()).toBe('no database')
	})

	it('is asked to stop, and may put things in order', async () => {
		const tidy = startProcess(
			plan(
				`process.on('SIGTERM', () => { console.log('tidied'); process.exit(0) }); console.log('up'); setInterval(() => {}, 1000)`,
			),
		)
		while (!output.includes('up')) await pause(20)
		await tidy.stop()
		expect(output).toContain('tidied')
	})

	it('starts again when it ends, and stays down once it is stopped', async () => {
		const supervised = superviseProcess(plan(`console.log('run'); process.exit(1)`))
		while (output.split('run\n').length < 3) await pause(20)
		await supervised.stop()
		expect(output).toContain('The worker ended (code 1); it starts again in 1 s.')
	})

	it('ends with the process that started it, however that one dies', async () => {
		const parent = `
			import { startProcess } from '${new URL('./managed-process.ts', import.meta.url).href}'
			import { writeFileSync } from 'node:fs'
			const child = { name: 'x', args: ['-e', 'require("fs").writeFileSync("pid", String(process.pid)); setInterval(() => {}, 1000)'] }
			startProcess({ ...child, cwd: ${JSON.stringify(folder)}, env: process.env, onOutput: () => {} })
			setInterval(() => { try { process.getBuiltinModule('fs').readFileSync('pid', 'utf8') && process.kill(process.pid, 'SIGKILL') } catch {} }, 20)`
		writeFileSync(join(folder, 'parent.mjs'), parent)
		const tsx = import.meta.resolve?.('tsx') ?? 'tsx'
		await runProgram(process.execPath, ['--import', tsx, 'parent.mjs'], { cwd: folder })
		expect(await hasEnded(Number(readFileSync(join(folder, 'pid'), 'utf8')), 5_000)).toBe(true)
	})
})
