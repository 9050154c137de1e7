import 'server-only'
import type { Tx } from '@/lib/server/kernel/prisma'
import type { StoredIncident } from './incident.store'

/** The revision that ratings or ballots were given on, and the one that stands now. */
export type BoundRevision = { readonly number: number; readonly current: number }

/** Finds the revision by the hash that a panel or vote is bound to. */
export async function boundRevision(
	db: Tx,
	incident: Pick<StoredIncident, 'id' | 'currentRevision'>,
	hash: string,
): Promise<BoundRevision> {
	const revision = await db.revision.findFirst({
		where: { incidentId: incident.id, hash },
		orderBy: { number: 'desc' },
		select: { number: true },
	})
	return { number: revision?.number ?? incident.currentRevision, current: incident.currentRevision }
}
