import 'server-only'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import type { PanelKind, Seat } from '@/lib/domain/assessment/panel'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { findIncident, type StoredIncident } from '@/lib/server/incidents/incident.store'
import type { Tx } from '@/lib/server/kernel/prisma'
import { rubricOf } from '@/lib/server/policy/rubrics'
import { findPanel, lastRatings, type StoredPanel, type StoredRating } from './panel.store'

/** A panel's current round as its commands load it, with the actor's seat. */
export type PanelSubject = {
	readonly incident: StoredIncident
	readonly panel: StoredPanel
	readonly ratings: readonly StoredRating[]
	readonly seat: Seat
	readonly rubric: Rubric
}

const NOBODY = '00000000-0000-0000-0000-000000000000' as PersonId // no person has it

export async function loadPanel(
	tx: Tx,
	of: { readonly incidentId: string; readonly panel: PanelKind },
	actor: Actor,
): Promise<PanelSubject | null> {
	const incident = await findIncident(tx, of.incidentId)
	if (incident === null || incident.rubricVersion === null) return null
	const panel = await findPanel(tx, { incidentId: incident.id, treatment: incident.treatment, kind: of.panel })
	if (panel === null) return null
	const ratings = await lastRatings(tx, panel)
	const raterId = personOf(actor)?.id ?? NOBODY
	const last = ratings.find((rating) => rating.raterId === raterId)
	return {
		incident,
		panel,
		ratings,
		rubric: await rubricOf(tx, incident.rubricVersion),
		seat: {
			raterId,
			isRecused: last?.isRecused ?? false,
			hasRated: last !== undefined && !last.isRecused,
			sequence: last?.sequence ?? 0,
		},
	}
}

/** The permission that a seat on this panel needs. */
export function seatPermission(kind: PanelKind): 'panel.rate_as_steward' | 'panel.rate_as_peer' {
	return kind === 'stewards' ? 'panel.rate_as_steward' : 'panel.rate_as_peer'
}
