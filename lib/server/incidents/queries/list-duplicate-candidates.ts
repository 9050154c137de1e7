import 'server-only'
import { GetIncidentInput } from '@/lib/contracts/incidents'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { formatDay } from '@/lib/format/dates'
import { findIncidentByRef } from '@/lib/server/incidents/incident.store'
import { defineQuery } from '@/lib/server/kernel/define-query'

export type DuplicateCandidate = { readonly id: string; readonly title: string; readonly about: string }

const MOST = 200

/** The cases that a filed one may repeat: the nearest in time first. Only for whoever may dismiss it. */
export const listDuplicateCandidates = defineQuery({
	name: 'incident.list_duplicate_candidates',
	input: GetIncidentInput,
	answer: async ({ db, input, actor }): Promise<readonly DuplicateCandidate[] | null> => {
		const incident = await findIncidentByRef(db, input.ref)
		if (incident === null || !canReadIncident(actor, incident)) return null
		if (!can(actor, 'incident.triage', incident).allowed) return null
		const own = await db.incident.findUniqueOrThrow({ where: { id: incident.id }, select: { occurredAt: true } })
		const rows = await db.incident.findMany({
			where: { id: { not: incident.id }, state: { notIn: ['draft', 'discarded', 'dismissed'] } },
			orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
			take: MOST,
			select: { id: true, title: true, occurredAt: true, operatorId: true, operator: { select: { name: true } } },
		})
		const distance = (row: (typeof rows)[number]): number =>
			Math.abs(row.occurredAt.getTime() - own.occurredAt.getTime()) +
			(row.operatorId === incident.operatorId ? 0 : OTHER_OPERATOR_MS)
		return rows
			.sort((left, right) => distance(left) - distance(right))
			.map(({ id, title, operator, occurredAt }) => ({
				id,
				title,
				about: `${operator.name}, ${formatDay(occurredAt.toISOString())}`,
			}))
	},
})

/** A case of another operator is a likely duplicate only when nothing of the same operator is near. */
const OTHER_OPERATOR_MS = 90 * 86_400_000
