import { env } from '@/lib/env'
import { verifyInstallation } from './verify-installation'

// Without a file this checks the installation itself; files are checked by verify-files.ts, without its database.
process.exit((await verifyInstallation(env().DATABASE_URL)) ? 0 : 1)
