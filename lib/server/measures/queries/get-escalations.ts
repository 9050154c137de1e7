import 'server-only'
import { GetOperatorInput } from '@/lib/contracts/operators'
import type { Actor } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { isUuid, type OperatorId } from '@/lib/domain/kernel/ids'
import { countedWarnings } from '@/lib/domain/measures/escalation'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'
import { currentPolicy } from '@/lib/server/policy/policies'
import { findEscalations, type StoredEscalation } from '../escalation.store'
import { findEscalationsDue } from '../escalations-due'
import { toMeasure } from '../measure.store'
import {
	type EscalationDueView,
	type EscalationView,
	viewDue,
	viewEscalations,
	viewWarnings,
	type WarningCount,
} from './view-escalation'

export type EscalationsView = {
	readonly operatorId: string
	/** The warnings that count now, the one that expires first in front. */
	readonly warnings: WarningCount
	/** What has added up and waits for a coordinator. */
	readonly due: readonly EscalationDueView[]
	/** What was decided about earlier ones, newest first. */
	readonly decided: readonly EscalationView[]
	readonly may: { readonly appeal: boolean; readonly rule: boolean }
}

/** What adds up against one operator: the warnings that count, what they lead to, and what was done about it. */
export const getEscalations = defineQuery({
	name: 'measure.get_escalations',
	input: GetOperatorInput,
	answer: async ({ db, input, actor, now }): Promise<EscalationsView | null> => {
		const where = isUuid(input.ref) ? { id: input.ref } : { slug: input.ref }
		const operator = await db.operator.findUnique({ where, select: { id: true } })
		if (operator === null) return null
		const operatorId = fromColumn<OperatorId>(operator.id)
		const [rows, policy, due, decided] = await Promise.all([
			db.measure.findMany({ where: { operatorId, kind: 'warning' } }),
			currentPolicy(db),
			findEscalationsDue(db, now, { operatorId }),
			findEscalations(db, operatorId),
		])
		return {
			operatorId,
			warnings: viewWarnings(countedWarnings(rows.map(toMeasure), now), policy),
			due: due.map(viewDue),
			decided: await viewEscalations(db, await readableBy(db, actor, operatorId, decided)),
			may: {
				appeal: can(actor, 'incident.appeal', { operatorId }).allowed,
				rule: can(actor, 'incident.rule_on_appeal', { operatorId }).allowed,
			},
		}
	},
})

/** What was said about a case that is not published is for those who may read it. */
async function readableBy(
	db: Tx,
	actor: Actor,
	operatorId: OperatorId,
	escalations: readonly StoredEscalation[],
): Promise<readonly StoredEscalation[]> {
	if (can(actor, 'incident.read', { operatorId }).allowed) return escalations
	const ids = escalations.flatMap(({ incidentId }) => incidentId ?? [])
	const published = await db.incident.findMany({
		where: { id: { in: ids }, publishedAt: { not: null } },
		select: { id: true },
	})
	const open = new Set(published.map(({ id }) => id))
	return escalations.filter(({ incidentId }) => incidentId === null || open.has(incidentId))
}
