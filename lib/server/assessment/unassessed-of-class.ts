import 'server-only'
import type { Tx } from '@/lib/server/kernel/prisma'

/** Decisions taken elsewhere that are looked through: the newest of this many, so that more cases cost no more. */
const MOST_LOOKED_THROUGH = 2_000

/**
 * The published cases of the same class that were decided elsewhere and never assessed here, the newest first. It goes
 * out from the decisions, of which there are few, and not from the cases of the class, of which there may be many; the
 * planner cannot know that, and is kept to it.
 */
export async function unassessedOfClass(tx: Tx, incidentId: string, limit: number): Promise<readonly string[]> {
	const rows = await tx.$queryRaw<{ id: string }[]>`
		WITH elsewhere AS MATERIALIZED (
			SELECT incident_id FROM external_decision WHERE incident_id IS NOT NULL
			ORDER BY decided_on DESC LIMIT ${MOST_LOOKED_THROUGH}
		), decided AS MATERIALIZED (
			SELECT i.id, i.occurred_at, i.incident_class FROM incident i
			WHERE i.id = ANY(ARRAY(SELECT incident_id FROM elsewhere)) AND i.published_at IS NOT NULL
				AND i.state IN ('decided', 'enforcing', 'closed')
		)
		SELECT d.id::text FROM decided d
		WHERE d.id <> ${incidentId}::uuid
			AND d.incident_class = (SELECT incident_class FROM incident WHERE id = ${incidentId}::uuid)
			AND NOT EXISTS (SELECT FROM panel p WHERE p.incident_id = d.id)
		ORDER BY d.occurred_at DESC, d.id DESC LIMIT ${limit}`
	return rows.map(({ id }) => id)
}
