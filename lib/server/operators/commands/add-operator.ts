import 'server-only'
import { randomUUID } from 'node:crypto'
import { AddOperatorInput } from '@/lib/contracts/operators'
import { can } from '@/lib/domain/access/can'
import { toDate } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { rejoinNotices } from '../rejoin-notices'

/** Adds an operator to a module, known from now on by (module, index) whatever its name becomes. */
export const addOperator = defineCommand({
	name: 'operator.add',
	input: AddOperatorInput,
	load: async ({ tx, input }) => {
		const module = await tx.stakingModule.findUnique({ where: { id: input.moduleId }, select: { id: true } })
		const existing = await tx.operator.findFirst({
			where: {
				OR: [
					{ slug: input.slug },
					...(input.registryIndex === null ? [] : [{ moduleId: input.moduleId, registryIndex: input.registryIndex }]),
				],
			},
			select: { id: true },
		})
		return module && { existing }
	},
	allow: ({ actor }) => can(actor, 'operator.maintain'),
	decide: ({ subject, input }) =>
		subject.existing === null
			? ok({ state: input, events: [{ type: 'operator.added', facts: { slug: input.slug } }] })
			: refuse('already_there', `The operator "${input.name}" is there already.`, { id: subject.existing.id }),
	save: async ({ tx, input: { source, ...operator }, now }) => {
		const id = randomUUID()
		const { name, rewardAddress } = operator
		const notices = await rejoinNotices(tx, { names: [name], rewardAddress }, now)
		await tx.operator.create({
			data: {
				...operator,
				id,
				createdAt: toDate(now),
				names: { create: { id: randomUUID(), name: operator.name, source } },
			},
		})
		return { id, slug: operator.slug, notices: notices.map(({ sentence }) => sentence) }
	},
	concerns: ({ answer }) => `operator:${answer.id}`,
})
