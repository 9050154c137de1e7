import 'server-only'
import { GetOperatorInput } from '@/lib/contracts/operators'
import { can } from '@/lib/domain/access/can'
import { isUuid, type OperatorId } from '@/lib/domain/kernel/ids'
import { countedWarnings } from '@/lib/domain/measures/escalation'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { currentPolicy } from '@/lib/server/policy/policies'
import { findEscalations } from '../escalation.store'
import { findEscalationsDue } from '../escalations-due'
import { toMeasure } from '../measure.store'
import { readableBy, readableMeasures } from './readable-measures'
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
			db.measure.findMany({ where: { operatorId, kind: 'warning', ...readableMeasures(actor, operatorId) } }),
			currentPolicy(db),
			findEscalationsDue(db, now, { operatorId }),
			findEscalations(db, operatorId),
		])
		return {
			operatorId,
			warnings: viewWarnings(countedWarnings(rows.map(toMeasure), now), policy),
			due: (await readableBy(db, actor, operatorId, { all: due, counting: ({ escalation }) => escalation })).map(
				viewDue,
			),
			decided: await viewEscalations(
				db,
				await readableBy(db, actor, operatorId, { all: decided, counting: (one) => one }),
			),
			may: {
				appeal: can(actor, 'incident.appeal', { operatorId }).allowed,
				rule: can(actor, 'incident.rule_on_appeal', { operatorId }).allowed,
			},
		}
	},
})
