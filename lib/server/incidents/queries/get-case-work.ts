import 'server-only'
import { GetIncidentInput } from '@/lib/contracts/incidents'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { toIso } from '@/lib/domain/kernel/instant'
import { findIncidentByRef } from '@/lib/server/incidents/incident.store'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { measureWork } from '@/lib/server/measures/queries/measure-work'
import { policyOfCase } from '@/lib/server/policy/policies'
import { findCoordinators } from '../coordinators'
import { type CaseWork, workOf, workParts } from './case-work'

export type CaseWorkView = CaseWork & {
	/** RFC 3339, the moment that deadlines are seen from. */
	readonly now: string
}

/** What one case waits for: from the reader, and from others with the reason why it is not the reader. */
export const getCaseWork = defineQuery({
	name: 'desk.get_case_work',
	input: GetIncidentInput,
	answer: async ({ db, input, actor, now }): Promise<CaseWorkView | null> => {
		const incident = await findIncidentByRef(db, input.ref)
		if (incident === null || !canReadIncident(actor, incident)) return null
		const row = await db.incident.findUniqueOrThrow({
			where: { id: incident.id },
			omit: { report: true, searchText: true },
			include: workParts(actor),
		})
		const around = { policy: await policyOfCase(db, row), coordinators: await findCoordinators(db) }
		const own = workOf(row, actor, toIso(now), around)
		const more = await measureWork(db, actor, now, { incidentId: incident.id })
		return { mine: [...own.mine, ...more.mine], others: [...own.others, ...more.others], now: toIso(now) }
	},
})
