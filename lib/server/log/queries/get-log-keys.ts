import 'server-only'
import { z } from 'zod'
import { originOf, verifierKey } from '@/lib/domain/log/checkpoint'
import { installationId } from '@/lib/server/decisions/installation'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { logKeys } from '../log-key.store'
import { newestCheckpoint } from '../newest-checkpoint'

/** The keys of the log, the oldest first; the last one is in use. */
export const getLogKeys = defineQuery({
	name: 'log.get_keys',
	input: z.object({}),
	answer: async ({ db }) => {
		// The first question finds a log that has no key yet.
		await newestCheckpoint(db)
		const installation = await installationId(db)
		const origin = originOf(installation)
		const keys = await logKeys(db)
		return {
			installation,
			origin,
			algorithm: 'ed25519' as const,
			/** Each also in the form that C2SP note tools take. */
			keys: keys.map((key) => ({ ...key, verifierKey: verifierKey(origin, key) })),
		}
	},
})
