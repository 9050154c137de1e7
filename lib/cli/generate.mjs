import { generateCode } from './generated-code.mjs'
import { install } from './installation.mjs'
import { exitWith } from './setup-failure.mjs'

try {
	await install()
	await generateCode()
} catch (error) {
	exitWith(error)
}
