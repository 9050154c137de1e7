import 'server-only'
import type { Policy } from '@/lib/domain/policy/policy'
import { findIncident, type StoredIncident } from '@/lib/server/incidents/incident.store'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOf } from '@/lib/server/policy/policies'
import { findEscalation, type StoredEscalation } from './escalation.store'
import { findMeasure, type StoredMeasure } from './measure.store'

export type EscalationSubject = {
	readonly escalation: StoredEscalation
	/** One of the measures that counted; it tells the operator and the policy. */
	readonly trigger: StoredMeasure
	readonly incident: StoredIncident | null
	readonly policy: Policy
	readonly planned: StoredMeasure | null
	readonly contested: StoredMeasure | null
}

/** A decided escalation with what an appeal against it depends on. */
export async function loadEscalation(tx: Tx, id: string): Promise<EscalationSubject | null> {
	const escalation = await findEscalation(tx, id)
	if (escalation === null) return null
	const trigger = await findMeasure(tx, escalation.measureIds[0] ?? '')
	if (trigger === null) throw new Error(`The escalation ${id} counts no measure`)
	const { incidentId, plannedMeasureId, contestedId } = escalation
	return {
		escalation,
		trigger,
		incident: incidentId === null ? null : await findIncident(tx, incidentId),
		policy: await policyOf(tx, trigger.policyVersion),
		planned: plannedMeasureId === null ? null : await findMeasure(tx, plannedMeasureId),
		contested: contestedId === null ? null : await findMeasure(tx, contestedId),
	}
}

/** Whether the treatment that follows from an escalation has not come to its vote. */
export function isBeforeVote({ escalation, incident }: EscalationSubject): boolean {
	if (incident === null || incident.treatment !== escalation.treatment) return false
	return incident.state === 'assessing' || incident.state === 'deliberating'
}
