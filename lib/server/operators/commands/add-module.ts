import 'server-only'
import { randomUUID } from 'node:crypto'
import { AddModuleInput } from '@/lib/contracts/operators'
import { can } from '@/lib/domain/access/can'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'

/** Adds a staking module, or a set of operators that no router knows. */
export const addModule = defineCommand({
	name: 'operator.add_module',
	input: AddModuleInput,
	load: async ({ tx, input: { slug, routerModuleId } }) => ({
		existing: await tx.stakingModule.findFirst({
			where: { OR: [{ slug }, ...(routerModuleId === null ? [] : [{ routerModuleId }])] },
			select: { id: true, slug: true },
		}),
	}),
	allow: ({ actor }) => can(actor, 'operator.maintain'),
	decide: ({ subject, input }) =>
		subject.existing === null
			? ok({ state: input, events: [{ type: 'module.added', facts: { slug: input.slug } }] })
			: refuse(
					'already_there',
					`There is a module "${subject.existing.slug}" with this slug or number already; give another.`,
					{
						id: subject.existing.id,
					},
				),
	save: ({ tx, input }) =>
		tx.stakingModule.create({ data: { ...input, id: randomUUID() }, select: { id: true, slug: true } }),
	concerns: ({ answer }) => `module:${answer.id}`,
})
