import 'server-only'
import { randomUUID } from 'node:crypto'
import { RecordMeasureElsewhereInput } from '@/lib/contracts/measures'
import { can } from '@/lib/domain/access/can'
import type { MeasureId, OperatorId } from '@/lib/domain/kernel/ids'
import { instant } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import type { Measure } from '@/lib/domain/measures/measure'
import { planMeasure } from '@/lib/domain/measures/plan-measure'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { currentPolicy } from '@/lib/server/policy/policies'
import { addMeasure, addMeasureSteps } from '../measure.store'

/** Records the measure that a decision taken elsewhere brought into force. */
export const recordMeasureElsewhere = defineCommand({
	name: 'measure.record_elsewhere',
	input: RecordMeasureElsewhereInput,
	load: async ({ tx, input }) => {
		const found = await tx.externalDecision.findUnique({
			where: { id: input.externalDecisionId },
			include: { measures: { select: { id: true } } },
		})
		const measureId = randomUUID() as MeasureId // a new one
		return found && { ...found, measureId, policy: await currentPolicy(tx) }
	},
	allow: ({ actor }) => can(actor, 'decision.record_elsewhere'),
	decide: ({ subject, input }) => {
		if (subject.measures.length > 0)
			return refuse('already_there', 'The measure of this decision is on record already.')
		const from = instant(input.inForceFrom)
		const planned = planMeasure(
			{
				id: subject.measureId,
				operatorId: fromColumn<OperatorId>(subject.operatorId),
				rung: input.rung,
				parameters: input.parameters,
			},
			subject.policy,
			from,
		)
		if (planned === null) return refuse('no_measure', 'Nothing follows from "nothing"; choose a higher rung.')
		const endedAt = input.endedAt === null ? null : instant(input.endedAt)
		if (endedAt !== null && endedAt < from)
			return refuse('ended_before_start', 'A measure cannot end before it was in force; check both times.')
		// Dates of review and expiry are this installation's; another venue's measure has only what its source says.
		const measure: Measure = {
			...planned,
			state: endedAt === null ? 'in_force' : 'lifted',
			inForceFrom: from,
			reviewAt: null,
			expiresAt: null,
			endedAt,
		}
		return ok({
			state: measure,
			events: [{ type: 'measure.recorded_elsewhere', note: input.note, facts: { kind: measure.kind } }],
		})
	},
	save: async ({ tx, subject, outcome: { state, events }, actor, now }) => {
		await addMeasure(tx, state, { incidentId: subject.incidentId, externalDecisionId: subject.id })
		await addMeasureSteps(tx, { after: state, events, actor, at: now })
		return { id: state.id }
	},
	concerns: ({ subject }) => `operator:${subject.operatorId}`,
})
