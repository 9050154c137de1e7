import 'server-only'
import { GetIncidentInput } from '@/lib/contracts/incidents'
import { canReadIncident, clearanceFor } from '@/lib/domain/access/can-read-incident'
import { narrower, redactReport } from '@/lib/domain/incidents/redact'
import type { Report } from '@/lib/domain/incidents/report'
import type { SectionHashes } from '@/lib/domain/incidents/section-hashes'
import { findIncidentByRef } from '@/lib/server/incidents/incident.store'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'

export type RevisionView = {
	readonly number: number
	readonly hash: string
	readonly reason: string
	readonly author: string
	readonly at: string
	/** The state of the case when the revision was made; after "assessing" it is flagged to those who have spoken. */
	readonly caseState: string
	readonly report: Report
	/** Hashes of all sections. */
	readonly sections: Readonly<Record<string, string>>
}

/** The revisions of a report, oldest first, each as far as the reader may see it. */
export const listRevisions = defineQuery({
	name: 'incident.list_revisions',
	input: GetIncidentInput,
	answer: async ({
		db,
		input,
		actor,
	}): Promise<{ incidentId: string; slug: string; data: readonly RevisionView[] } | null> => {
		const incident = await findIncidentByRef(db, input.ref)
		if (incident === null || !canReadIncident(actor, incident)) return null
		const rows = await db.revision.findMany({ where: { incidentId: incident.id }, orderBy: { number: 'asc' } })
		const clearance = clearanceFor(actor, incident.operatorId)
		const today = fromJson<Report>(rows.at(-1)?.report ?? {}).visibility ?? {}
		const redactRevision = (report: Report): Report => ({
			...redactReport({ ...report, visibility: narrower(report.visibility, today) }, clearance),
			visibility: report.visibility, // as it was, because the revision's hash covers it
		})
		return {
			incidentId: incident.id,
			slug: incident.slug,
			data: rows.map((row) => ({
				number: row.number,
				hash: row.hash,
				reason: row.reason,
				author: row.authorName,
				at: row.createdAt.toISOString(),
				caseState: row.caseState,
				report: redactRevision(fromJson<Report>(row.report)),
				sections: Object.fromEntries(
					Object.entries(fromJson<SectionHashes>(row.sectionHashes)).map(([key, section]) => [key, section.hash]),
				),
			})),
		}
	},
})
