import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, ROOT } from './installation.mjs'
import { step } from './progress.mjs'
import { lastLines, runProgram } from './run-program.mjs'
import { SetupFailure } from './setup-failure.mjs'

const SCHEMA = join(ROOT, 'prisma', 'schema')
const CLIENT = join(ROOT, 'lib', 'generated', 'prisma')
const STAMP = join(ROOT, 'lib', 'generated', 'prisma-schema.sha256')

async function runGenerator() {
	const env = {
		...process.env,
		// Prisma fetches a native schema engine unless it is told of one; generating never runs it.
		PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
		CHECKPOINT_DISABLE: '1',
		PRISMA_HIDE_UPDATE_MESSAGE: '1',
	}
	const prisma = join(ROOT, 'node_modules', 'prisma', 'build', 'index.js')
	const { code, output } = await runProgram(process.execPath, [prisma, 'generate', '--schema', SCHEMA], {
		cwd: ROOT,
		env,
	})
	if (code !== 0) throw new SetupFailure(`the database client could not be generated:\n${lastLines(output)}`)
}

/** Generates the database client when the Prisma schema has changed since the last time. */
export async function generateClient() {
	const current = fingerprint([SCHEMA, join(ROOT, 'node_modules', 'prisma', 'package.json')])
	if (existsSync(CLIENT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === current) return
	await step('Generating the database client', runGenerator)
	writeFileSync(STAMP, current)
}
