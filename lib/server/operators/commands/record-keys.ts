import 'server-only'
import { randomUUID } from 'node:crypto'
import { RecordKeysInput } from '@/lib/contracts/operators'
import { can } from '@/lib/domain/access/can'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'

/** Notes an operator's keys as a registry had them at a block; the same block is noted once. */
export const recordKeys = defineCommand({
	name: 'operator.record_keys',
	input: RecordKeysInput,
	load: async ({ tx, input: { operatorId, blockNumber } }) => {
		const operator = await tx.operator.findUnique({ where: { id: operatorId }, select: { id: true } })
		const existing = await tx.keyCount.findFirst({ where: { operatorId, blockNumber }, select: { id: true } })
		return operator && { id: operator.id, existing }
	},
	allow: ({ actor }) => can(actor, 'operator.maintain'),
	decide: ({ subject, input }) =>
		subject.existing === null
			? ok({ state: null, events: [{ type: 'operator.keys_recorded', facts: { blockNumber: input.blockNumber } }] })
			: refuse('already_there', `The keys at block ${input.blockNumber} are there already.`),
	save: async ({ tx, input: { active, rewardAddress, ...counts } }) => {
		const id = randomUUID()
		await tx.keyCount.create({ data: { ...counts, id, blockNumber: BigInt(counts.blockNumber) } })
		await tx.operator.update({ where: { id: counts.operatorId }, data: { active, rewardAddress } })
		return { id }
	},
	concerns: ({ subject }) => `operator:${subject.id}`,
})
