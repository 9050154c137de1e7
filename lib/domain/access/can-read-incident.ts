import type { IncidentOrigin, IncidentState } from '@/lib/domain/incidents/incident'
import type { Visibility } from '@/lib/domain/incidents/vocabulary'
import type { OperatorId } from '@/lib/domain/kernel/ids'
import { type Actor, holds, isMemberOf } from './actor'
import { can } from './can'

type Readable = {
	readonly state: IncidentState
	readonly publishedAt: number | null
	readonly operatorId: OperatorId
	readonly origin: IncidentOrigin
}

/** Whether the actor may know that this case exists. "No" looks the same as "there is no such case". */
export function canReadIncident(actor: Actor, incident: Readable): boolean {
	if (incident.publishedAt !== null) return true
	const isDraft = incident.state === 'draft' || incident.state === 'discarded'
	return can(actor, isDraft ? 'incident.read_draft' : 'incident.read', incident).allowed
}

/** The most that the actor may read of a case: its own people and coordinators all, the DAO more than the public. */
export function clearanceFor(actor: Actor, operatorId: OperatorId): Visibility {
	if (!can(actor, 'incident.read', { operatorId }).allowed) return 'public'
	if (actor.kind === 'system' || isMemberOf(actor, operatorId) || holds(actor, 'coordinator')) return 'operator'
	return 'dao'
}
