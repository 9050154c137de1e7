import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './installation.mjs'
import { lastLines, runProgram } from './run-program.mjs'

/** @typedef {{ name: string, passed: number, failed: number, seconds: number, output: string }} Outcome */

const bin = (...path) => join(ROOT, 'node_modules', ...path)

/** Programs that pass or fail as one. */
export const CHECKS = {
	lint: [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.'],
	types: [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'],
	dependencies: [
		bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
		'--config',
		'.dependency-cruiser.cjs',
		'app',
		'components',
		'lib',
		'prisma',
		'e2e',
	],
	'unused code': [bin('knip', 'bin', 'knip.js'), '--no-progress'],
}

const CLEAN = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, NODE_ENV: undefined }

/**
 * Runs one Node program and judges it by its exit code.
 * @returns {Promise<Outcome>}
 */
export async function runCheck(name, [program, ...args]) {
	const from = Date.now()
	const { code, output } = await runProgram(process.execPath, [program, ...args], { cwd: ROOT, env: CLEAN })
	return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds: (Date.now() - from) / 1_000, output }
}

/** What a JSON report says: a suite without one crashed, and counts as one failure. */
function judge(name, { code, output }, count, from) {
	const outcome = {
		name,
		passed: count?.passed ?? 0,
		failed: count?.failed ?? 1,
		seconds: (Date.now() - from) / 1_000,
		output,
	}
	// Something outside the tests went wrong: a file that did not load, an error nobody caught, no test at all.
	if (code !== 0 && outcome.failed === 0) outcome.failed = 1
	if (outcome.passed + outcome.failed === 0) outcome.failed = 1
	return outcome
}

async function withReport(work) {
	const folder = mkdtempSync(join(tmpdir(), 'guardrail-report-'))
	const file = join(folder, 'report.json')
	try {
		return await work(file, () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null))
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}

/**
 * Runs Vitest projects. A skipped test counts as failed: nothing is tested by not testing it.
 * @returns {Promise<Outcome>}
 */
export function runVitest(name, projects) {
	return withReport(async (file, read) => {
		const from = Date.now()
		const args = [bin('vitest', 'vitest.mjs'), 'run', ...projects.flatMap((project) => ['--project', project])]
		const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
		const run = await runProgram(process.execPath, [...args, ...reporters], { cwd: ROOT, env: CLEAN })
		const report = read()
		const count = report && { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests }
		return judge(name, run, count, from)
	})
}

/** @returns {Promise<Outcome>} */
export function runPlaywright(name, chromiumPath) {
	return withReport(async (file, read) => {
		const from = Date.now()
		const env = { ...CLEAN, CHROMIUM_PATH: chromiumPath, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
		const args = [
			bin('@playwright', 'test', 'cli.js'),
			'test',
			'--config',
			'e2e/playwright.config.ts',
			'--reporter=list,json',
		]
		const run = await runProgram(process.execPath, args, {
			cwd: ROOT,
			env,
			onOutput: (text) => process.stdout.write(text),
		})
		const stats = read()?.stats
		const count = stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }
		// Its output was shown while it ran.
		return { ...judge(name, run, count, from), output: '' }
	})
}

/** One line per suite, and what it printed when something failed. */
export function report({ name, passed, failed, seconds, output }) {
	console.log(
		`${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`,
	)
	if (failed > 0) console.log(`${lastLines(output, 200)}\n`)
}
