import 'server-only'
import { randomUUID } from 'node:crypto'
import { RecordTrustInput } from '@/lib/contracts/operators'
import { can } from '@/lib/domain/access/can'
import { ok } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'

/** Notes what the DAO could rely on at an operator, from a date on. */
export const recordTrust = defineCommand({
	name: 'operator.record_trust',
	input: RecordTrustInput,
	load: ({ tx, input }) => tx.operator.findUnique({ where: { id: input.operatorId }, select: { id: true } }),
	allow: ({ actor }) => can(actor, 'operator.maintain'),
	decide: ({ input: { bond, admission, identity } }) =>
		ok({ state: null, events: [{ type: 'operator.trust_recorded', facts: { bond, admission, identity } }] }),
	save: async ({ tx, input }) => {
		const id = randomUUID()
		const fromDate = input.fromDate === null ? null : new Date(input.fromDate)
		await tx.trustAssumption.create({ data: { ...input, id, fromDate } })
		return { id }
	},
	concerns: ({ subject }) => `operator:${subject.id}`,
})
