import 'server-only'
import { randomUUID } from 'node:crypto'
import { RenameOperatorInput } from '@/lib/contracts/operators'
import { can } from '@/lib/domain/access/can'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'

/** Gives an operator another name; the earlier ones stay on record. */
export const renameOperator = defineCommand({
	name: 'operator.rename',
	input: RenameOperatorInput,
	load: ({ tx, input }) => tx.operator.findUnique({ where: { id: input.operatorId }, include: { names: true } }),
	allow: ({ actor }) => can(actor, 'operator.maintain'),
	decide: ({ subject, input }) =>
		subject.names.some((known) => known.name === input.name)
			? refuse('already_there', `"${input.name}" is one of this operator's names already.`)
			: ok({ state: input, events: [{ type: 'operator.renamed', note: input.name }] }),
	save: async ({ tx, input }) => {
		const { operatorId, name, source } = input
		const fromDate = input.fromDate === null ? null : new Date(input.fromDate)
		await tx.operatorName.create({ data: { id: randomUUID(), operatorId, name, source, fromDate } })
		await tx.operator.update({ where: { id: operatorId }, data: { name, version: { increment: 1 } } })
		return { id: operatorId, name }
	},
	concerns: ({ subject }) => `operator:${subject.id}`,
})
