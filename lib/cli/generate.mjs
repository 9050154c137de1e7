import { generateClient } from './database-client.mjs'
import { install } from './installation.mjs'
import { exitWith } from './setup-failure.mjs'

try {
	await install()
	await generateClient()
} catch (error) {
	exitWith(error)
}
