import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { generateClient } from './database-client.mjs'
import { fingerprint, ROOT } from './installation.mjs'
import { step } from './progress.mjs'
import { lastLines, runProgram } from './run-program.mjs'
import { SetupFailure } from './setup-failure.mjs'

const FOLDER = join(ROOT, 'lib', 'generated')
const ANSWERS = join(FOLDER, 'api-answers.json')
const STAMP = join(FOLDER, 'api-answers.sha256')

/** What the types of an answer can come from, and what reads them. */
const SOURCES = [
	'app/api/v1',
	'lib',
	'lib/cli/api-answers.ts',
	'lib/cli/json-schema.ts',
	'prisma/schema',
	'tsconfig.json',
	'package-lock.json',
]
const UNREAD = /^lib[/\\](cli|generated|testing|verify)$|\.test\.tsx?$/

async function readAnswers() {
	const program = join(ROOT, 'lib', 'cli', 'write-api-answers.ts')
	const { code, output } = await runProgram(process.execPath, ['--import', 'tsx', program], { cwd: ROOT })
	if (code !== 0) throw new SetupFailure(`the answers of the API could not be described:\n${lastLines(output)}`)
}

/** Describes the answers of the API when the code has changed since the last time. */
async function describeAnswers() {
	const current = fingerprint(
		SOURCES.map((name) => join(ROOT, name)),
		(path) => !UNREAD.test(relative(ROOT, path)),
	)
	if (existsSync(ANSWERS) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === current) return
	await step('Describing the answers of the API', readAnswers)
	writeFileSync(STAMP, current)
}

/** Writes what is generated from the code and is not in git: the database client, then what the API answers with. */
export async function generateCode() {
	await generateClient()
	await describeAnswers()
}
