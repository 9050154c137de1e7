// Runs a command of this folder beside the server, with its settings and its database: node lib/cli/run.mjs NAME ...
import { generateCode } from './generated-code.mjs'
import { install } from './installation.mjs'
import { exitWith } from './setup-failure.mjs'

try {
	const [name = '', ...args] = process.argv.slice(2)
	await install()
	// Checking a file needs neither the database nor anything that is generated for it.
	if (name !== 'verify' || args.length === 0) await generateCode()
	const { register } = await import('tsx/esm/api')
	register()
	const { runCommand } = await import('./run-command.ts')
	process.exitCode = await runCommand(name, args)
} catch (error) {
	exitWith(error)
}
