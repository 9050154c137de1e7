import 'server-only'
import { type Checkpoint, originOf } from '@/lib/domain/log/checkpoint'
import { installationId } from '@/lib/server/decisions/installation'
import type { Tx } from '@/lib/server/kernel/prisma'
import { hasPendingLeaves, lastCheckpoint } from './log.store'
import { UnknownSigningKey } from './log-key.store'
import { sequenceLog } from './sequence-log'

/** The newest checkpoint, after every leaf that has been accepted until now has its place. */
export async function newestCheckpoint(db: Tx): Promise<Checkpoint> {
	const origin = originOf(await installationId(db))
	const before = await lastCheckpoint(db, origin)
	if (before !== null && !(await hasPendingLeaves(db))) return before
	try {
		await sequenceLog()
	} catch (error) {
		// With a key that the log does not know nothing new is signed; what was signed before stays true.
		if (before !== null && error instanceof UnknownSigningKey) return before
		throw error
	}
	const newest = await lastCheckpoint(db, origin)
	if (newest === null) throw new Error('The log was put in order and has no checkpoint')
	return newest
}
