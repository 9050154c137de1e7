// `npm run check`: format, lint, types, dependency rules, unused code and unit tests, side by side.
import { generateCode } from './generated-code.mjs'
import { install } from './installation.mjs'
import { exitWith } from './setup-failure.mjs'
import { CHECKS, report, runCheck, runVitest } from './test-suites.mjs'

try {
	await install()
	await generateCode()
	const outcomes = await Promise.all([
		runVitest('unit', ['unit', 'component']),
		...Object.entries(CHECKS).map(([name, command]) => runCheck(name, command)),
	])
	for (const outcome of outcomes) report(outcome)
	process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0
} catch (error) {
	exitWith(error)
}
