import 'server-only'
import { z } from 'zod'
import { type Checkpoint, type LogKey, originOf } from '@/lib/domain/log/checkpoint'
import type { LogEntryShown } from '@/lib/domain/log/log-export'
import { installationId } from '@/lib/server/decisions/installation'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { logKeys } from '../log-key.store'
import { newestCheckpoint } from '../newest-checkpoint'
import { entriesBetween } from './list-entries'

const PAGE = 1_000

export type LogAsFile = {
	readonly version: string
	readonly installation: string
	readonly checkpoint: Checkpoint
	readonly keys: readonly LogKey[]
	readonly pages: () => AsyncIterable<readonly LogEntryShown[]>
}

/** The whole log up to the newest checkpoint, to mirror it or to check it elsewhere. */
export const exportLog = defineQuery({
	name: 'log.export',
	input: z.object({}),
	answer: async ({ db, actor }): Promise<LogAsFile> => {
		const checkpoint = await newestCheckpoint(db)
		const installation = await installationId(db)
		const published = await db.incident.aggregate({
			where: { publishedAt: { not: null } },
			_count: true,
			_max: { publishedAt: true },
		})
		return {
			// What may be read of the same leaves changes when a case is published.
			version: JSON.stringify([checkpoint, originOf(installation), published]),
			installation,
			checkpoint,
			keys: await logKeys(db),
			pages: async function* () {
				for (let start = 0; start < checkpoint.size; start += PAGE) {
					yield await entriesBetween(db, actor, start, Math.min(start + PAGE, checkpoint.size))
				}
			},
		}
	},
})
