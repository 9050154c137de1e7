// `npm start`: plain JavaScript without dependencies, because it runs before anything is installed.
import { generateCode } from './generated-code.mjs'
import { install } from './installation.mjs'
import { exitWith } from './setup-failure.mjs'

try {
	await install()
	await generateCode()
	const { register } = await import('tsx/esm/api')
	register()
	const { serve } = await import('./serve.ts')
	await serve(process.argv.includes('--dev') ? 'dev' : 'start')
} catch (error) {
	exitWith(error)
}
