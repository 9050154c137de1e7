import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { joinDatabase } from '@/lib/cli/database'
import { readSettings } from '@/lib/cli/settings'
import { startInstallation } from './pages/installation'

const ROOT = join(import.meta.dirname, '..')

/** Starts a demonstration of its own by the same command as `npm start`; answers with the way to end it. */
export default async function startServer(): Promise<() => Promise<void>> {
	const dataDir = mkdtempSync(join(tmpdir(), 'guardrail-e2e-'))
	chmodSync(dataDir, 0o711)
	const settings = { DATA_DIR: dataDir, PORT: process.env.E2E_PORT ?? '', GUARDRAIL_MODE: 'demo' }
	const server = startInstallation(settings)
	const stop = async () => {
		await server.stop()
		rmSync(dataDir, { recursive: true, force: true })
	}
	try {
		await server.ready
		// For the installation in production mode, which brings a database of its own.
		process.env.E2E_DATABASE_SERVER = (await joinDatabase(readSettings(settings, ROOT))).url
	} catch (error) {
		await stop()
		throw error
	}
	return stop
}
