import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ROOT } from './installation.mjs'
import { step } from './progress.mjs'
import { runProgram } from './run-program.mjs'
import { SetupFailure } from './setup-failure.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The browser for the tests: the one that CHROMIUM_PATH names, else one of the system, else Playwright's own. */
async function findChromium() {
	const given = process.env.CHROMIUM_PATH
	if (given) {
		if (existsSync(given)) return given
		throw new SetupFailure(`CHROMIUM_PATH is ${given}, and there is no such file; correct it or leave it out.`)
	}
	const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
	const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
	if (found) return found
	const { chromium } = await import('@playwright/test')
	return existsSync(chromium.executablePath()) ? chromium.executablePath() : null
}

/** The ways to get one, in the order in which they are tried. */
function waysToInstall() {
	const ways = []
	const isRoot = process.getuid?.() === 0
	const maySudo = !isRoot && spawnSync('sudo', ['-n', 'true']).status === 0
	if (existsSync('/usr/bin/apt-get') && (isRoot || maySudo)) {
		const apt = (...args) => (isRoot ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args])
		ways.push([apt('update'), apt('install', '-y', '--no-install-recommends', 'chromium')])
	}
	ways.push([[process.execPath, join(ROOT, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium']])
	return ways
}

/** Finds a Chromium, or gets one; answers with its path. */
export async function requireChromium() {
	const present = await findChromium()
	if (present) return present
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	for (const commands of waysToInstall()) {
		await step('Installing Chromium', async () => {
			for (const [program, ...args] of commands) await runProgram(program, args, { env }).catch(() => {})
		})
		const installed = await findChromium()
		if (installed) return installed
	}
	throw new SetupFailure(
		'there is no Chromium for the browser tests and none could be installed; install Chromium or Chrome, or set CHROMIUM_PATH.',
	)
}
