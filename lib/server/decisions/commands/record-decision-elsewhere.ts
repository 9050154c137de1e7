import 'server-only'
import { randomUUID } from 'node:crypto'
import { RecordDecisionElsewhereInput } from '@/lib/contracts/decisions'
import { can } from '@/lib/domain/access/can'
import { ok, refuse } from '@/lib/domain/kernel/result'
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
		return operator && { operator, existing }
	},
	allow: ({ actor }) => can(actor, 'decision.record_elsewhere'),
	decide: ({ subject, input }) =>
		subject.existing === null
			? ok({
					state: null,
					events: [
						{
							type: 'decision.recorded_elsewhere',
							facts: { lever: input.lever, result: input.result, source: input.source },
						},
					],
				})
			: refuse('already_there', 'This decision is on record already.', { id: subject.existing.id }),
	save: async ({ tx, input }) => {
		const id = randomUUID()
		const decidedOn = new Date(input.decidedOn)
		await tx.externalDecision.create({ data: { ...input, id, decidedOn, arguments: toJson(input.arguments) } })
		return { id }
	},
	concerns: ({ subject }) => `operator:${subject.operator.id}`,
})
