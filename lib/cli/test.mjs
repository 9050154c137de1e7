// `npm test`: everything, on a fresh clone. The last line is alone on its line and has no colour: N passed, N failed.
import { requireChromium } from './chromium.mjs'
import { generateCode } from './generated-code.mjs'
import { install, ROOT } from './installation.mjs'
import { step } from './progress.mjs'
import { CHECKS, report, runCheck, runPlaywright, runVitest } from './test-suites.mjs'

const total = { passed: 0, failed: 0 }

/** Runs a suite; one that cannot even run counts as one failure, and the others still get their turn. */
async function suite(name, run) {
	const outcome = await step(`Running ${name}`, run).catch((error) => ({
		name,
		passed: 0,
		failed: 1,
		seconds: 0,
		output: error?.name === 'SetupFailure' ? error.message : String(error?.stack ?? error),
	}))
	report(outcome)
	total.passed += outcome.passed
	total.failed += outcome.failed
}

async function prepare() {
	await install()
	await generateCode()
	return { name: 'set-up', passed: 1, failed: 0, seconds: 0, output: '' }
}

async function runBrowserTests() {
	return runPlaywright('e2e', await requireChromium())
}

await suite('set-up', prepare)
if (total.failed === 0) {
	for (const [name, command] of Object.entries(CHECKS)) await suite(name, () => runCheck(name, command))
	await suite('unit', () => runVitest('unit', ['unit', 'component']))
	await suite('db', () => runVitest('db', ['db']))
	await suite('build', () => runCheck('build', [`${ROOT}/lib/cli/run.mjs`, 'build']))
	await suite('e2e', runBrowserTests)
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
