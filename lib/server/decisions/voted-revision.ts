import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import type { Report } from '@/lib/domain/incidents/report'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { listRevisions } from '@/lib/server/incidents/queries/list-revisions'

/** A frozen report, as far as its reader may see it today. */
export type VotedRevision = { readonly number: number; readonly hash: string; readonly report: Report }

/** The revision that the ballots are bound to by `hash`; today's where the case has none with this hash. */
export async function votedRevision(incident: IncidentView, hash: string, actor: Actor): Promise<VotedRevision> {
	const { revision, report } = incident
	if (revision.hash === hash) return { ...revision, report }
	const revisions = await listRevisions.ask({ ref: incident.id }, { actor })
	const found = revisions.ok ? revisions.value.data.find((one) => one.hash === hash) : undefined
	return found ?? { ...revision, report }
}
