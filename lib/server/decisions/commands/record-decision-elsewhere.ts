import 'server-only'
import { randomUUID } from 'node:crypto'
import { RecordDecisionElsewhereInput } from '@/lib/contracts/decisions'
import { can } from '@/lib/domain/access/can'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { findIncident } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { toJson } from '@/lib/server/kernel/json'

/** Records what another venue decided, with its source and nothing added. */
export const recordDecisionElsewhere = defineCommand({
	name: 'decision.record_elsewhere',
	input: RecordDecisionElsewhereInput,
	load: async ({ tx, input }) => {
		const operator = await tx.operator.findUnique({ where: { id: input.operatorId }, select: { id: true } })
		const existing =
			input.importKey === null
				? null
				: await tx.externalDecision.findUnique({ where: { importKey: input.importKey }, select: { id: true } })
		const incident = input.incidentId === null ? null : await findIncident(tx, input.incidentId)
		return operator && { operator, existing, incident }
	},
	allow: ({ actor }) => can(actor, 'decision.record_elsewhere'),
	decide: ({ subject: { operator, existing, incident }, input }) => {
		if (existing !== null) return refuse('already_there', 'This decision is on record already.', { id: existing.id })
		if (input.incidentId !== null && incident?.operatorId !== operator.id)
			return refuse('no_such_case', 'This operator has no case with that id; copy it again, or leave it out.')
		const facts = { lever: input.lever, result: input.result, source: input.source }
		return ok({ state: null, events: [{ type: 'decision.recorded_elsewhere', facts }] })
	},
	save: async ({ tx, input }) => {
		const id = randomUUID()
		const decidedOn = new Date(input.decidedOn)
		await tx.externalDecision.create({ data: { ...input, id, decidedOn, arguments: toJson(input.arguments) } })
		return { id }
	},
	concerns: ({ subject }) => `operator:${subject.operator.id}`,
})
