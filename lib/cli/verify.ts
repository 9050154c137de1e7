import { env } from '@/lib/env'
import { verifyInstallation } from './verify-installation'

const [source] = process.argv.slice(2)
if (source !== undefined) {
	process.stderr.write('Checking a file is not there yet; without one, npm run verify checks this installation.\n')
	process.exit(1)
}
process.exit((await verifyInstallation(env().DATABASE_URL)) ? 0 : 1)
