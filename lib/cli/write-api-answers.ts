import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readApiAnswers } from './api-answers'
import { ROOT } from './installation.mjs'
import { Inexpressible } from './json-schema'
import { exitWith, SetupFailure } from './setup-failure.mjs'

try {
	const answers = readApiAnswers(ROOT)
	writeFileSync(join(ROOT, 'lib', 'generated', 'api-answers.json'), `${JSON.stringify(answers, null, '\t')}\n`)
} catch (error) {
	exitWith(error instanceof Inexpressible ? new SetupFailure(error.message) : error)
}
