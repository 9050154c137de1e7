import 'server-only'
import { GetMeasureInput } from '@/lib/contracts/measures'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import type { OperatorId } from '@/lib/domain/kernel/ids'
import type { MeasureState } from '@/lib/domain/measures/measure'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Rung } from '@/lib/domain/policy/policy'
import { findIncident } from '@/lib/server/incidents/incident.store'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { policyOf } from '@/lib/server/policy/policies'
import { findEscalations } from '../escalation.store'
import { findEscalationsDue } from '../escalations-due'
import { readableBy } from './readable-measures'
import { type EscalationDueView, type EscalationView, viewDue, viewEscalations } from './view-escalation'
import { type ConditionView, MEASURE_PARTS, type MeasureRow, viewConditions, viewMeasure } from './view-measure'

export type MeasureView = Omit<MeasureRow, 'conditions'> & {
	readonly operatorId: string
	readonly conditions: readonly ConditionView[]
	readonly steps: readonly {
		readonly event: string
		readonly to: MeasureState
		readonly at: string
		readonly by: string
		readonly note: string
		readonly evidence: string
		readonly conditionId: string | null
	}[]
	/** What this measure leads to, where that waits for a decision. */
	readonly due: EscalationDueView | null
	/** What it was counted in, or planned by. */
	readonly escalations: readonly EscalationView[]
	readonly replacesId: string | null
	readonly voteId: string | null
	readonly may: {
		readonly conduct: boolean
		readonly report: boolean
		readonly verify: boolean
		readonly appeal: boolean
		readonly rule: boolean
	}
}

const PARTS = { ...MEASURE_PARTS, steps: { orderBy: { at: 'asc' as const } } }

/** One measure: what it sets, its dates and conditions, what became of it, and where it comes from. */
export const getMeasure = defineQuery({
	name: 'measure.get',
	input: GetMeasureInput,
	answer: async ({ db, input, actor, now }): Promise<MeasureView | null> => {
		const row = await db.measure.findUnique({ where: { id: input.measureId }, include: PARTS })
		if (row === null) return null
		const incident = row.incidentId === null ? null : await findIncident(db, row.incidentId)
		if (incident !== null && !canReadIncident(actor, incident)) return null
		const operatorId = fromColumn<OperatorId>(row.operatorId)
		const policy = await policyOf(db, row.policyVersion)
		const { roles } = rungOf(policy, fromColumn<Rung>(row.rung))
		const [due, escalations] = await Promise.all([
			findEscalationsDue(db, now, { operatorId }),
			findEscalations(db, operatorId),
		])
		const own = await readableBy(db, actor, operatorId, {
			all: due.filter(({ measure }) => measure.id === row.id),
			counting: ({ escalation }) => escalation,
		})
		const about = await readableBy(db, actor, operatorId, {
			all: escalations.filter(
				({ measureIds, plannedMeasureId }) => measureIds.includes(row.id) || plannedMeasureId === row.id,
			),
			counting: (one) => one,
		})
		return {
			...viewMeasure(row, policy),
			operatorId,
			incident: row.incident && { id: row.incident.id, slug: row.incident.slug, title: row.incident.title },
			conditions: viewConditions(row.conditions),
			steps: row.steps.map(({ event, toState, at, actorName, note, evidence, conditionId }) => ({
				event,
				to: toState,
				at: at.toISOString(),
				by: actorName,
				note,
				evidence,
				conditionId,
			})),
			due: own.map(viewDue)[0] ?? null,
			escalations: await viewEscalations(db, about),
			replacesId: row.replacesId,
			voteId: row.voteId,
			may: {
				conduct: can(actor, 'measure.conduct', { operatorId, roles }).allowed,
				report: can(actor, 'measure.report_condition', { operatorId }).allowed,
				verify: can(actor, 'measure.verify_condition', { operatorId, roles }).allowed,
				appeal: can(actor, 'incident.appeal', { operatorId }).allowed,
				rule: can(actor, 'incident.rule_on_appeal', { operatorId }).allowed,
			},
		}
	},
})
