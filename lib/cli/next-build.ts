import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fingerprint } from './installation.mjs'
import { step } from './progress.mjs'
import { lastLines, runProgram } from './run-program.mjs'
import { SetupFailure } from './setup-failure.mjs'

const SOURCES = [
	'app',
	'components',
	'lib',
	'public',
	'prisma/schema',
	'instrumentation.ts',
	'proxy.ts',
	'next.config.ts',
	'postcss.config.mjs',
	'tsconfig.json',
	'package-lock.json',
]

/** What never reaches the build: tests, and the commands around it. */
const UNBUILT = /(\.test\.tsx?|^lib[/\\](cli|testing))$/

export const NEXT_PROGRAM = join('node_modules', 'next', 'dist', 'bin', 'next')

/** Builds the application when its sources have changed since the build that is there. */
export async function buildIfStale(root: string): Promise<void> {
	const stamp = join(root, '.next', 'sources.sha256')
	const isCounted = (path: string) => !UNBUILT.test(relative(root, path))
	const current = fingerprint(
		SOURCES.map((name) => join(root, name)),
		isCounted,
	)
	const isBuilt = existsSync(join(root, '.next', 'BUILD_ID'))
	if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return
	await step('Building the application', () => build(root))
	writeFileSync(stamp, current)
}

async function build(root: string): Promise<void> {
	const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
	const { code, output } = await runProgram(process.execPath, [join(root, NEXT_PROGRAM), 'build'], { cwd: root, env })
	if (code === 0) return
	if (/EACCES|EROFS|EPERM/.test(output)) {
		throw new SetupFailure(`the folder ${join(root, '.next')} cannot be written; make it writable and start again.`)
	}
	throw new SetupFailure(`the application could not be built:\n${lastLines(output, 40)}`)
}
