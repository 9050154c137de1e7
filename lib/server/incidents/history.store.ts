import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import { recordHistory } from '@/lib/domain/incidents/filing'
import type { Report } from '@/lib/domain/incidents/report'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Tx } from '@/lib/server/kernel/prisma'
import { findIncident, saveStep } from './incident.store'
import { addDraft, addRevision } from './report.store'

/** Stores a historical case in one go: as a draft, then through the lifecycle's own step to "closed". */
export async function addHistory(
	tx: Tx,
	history: { readonly operatorId: string; readonly slug: string; readonly report: Report },
	actor: Actor,
	at: Instant,
): Promise<{ id: string; slug: string }> {
	const { id, slug } = await addDraft(tx, { ...history, origin: 'import', isDemonstration: false }, actor, at)
	const draft = await findIncident(tx, id)
	if (draft === null) throw new Error('The draft that was just stored is gone')
	const recorded = recordHistory(draft, at)
	if (!recorded.ok) throw new Error(recorded.refusal.sentence)
	const { state, events } = recorded.value
	await saveStep(tx, { before: draft, after: state, events, actor, at })
	await addRevision(
		tx,
		{
			incidentId: id,
			number: state.currentRevision,
			report: history.report,
			reason: 'Recorded from its sources.',
			caseState: 'closed',
		},
		actor,
		at,
	)
	return { id, slug }
}
