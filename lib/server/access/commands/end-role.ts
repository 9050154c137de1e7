import 'server-only'
import { RoleInput } from '@/lib/contracts/access'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { toDate } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'

/** Takes a role away; its holder loses it with the next request. The last administrator stays one. */
export const endRole = defineCommand({
	name: 'people.end_role',
	input: RoleInput,
	load: async ({ tx, input }) => {
		await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('role_grant'))`
		const grant = await tx.roleGrant.findFirst({ where: { ...input, endedAt: null } })
		const holders = await tx.roleGrant.count({ where: { role: input.role, endedAt: null } })
		return grant && { grant, holders }
	},
	allow: ({ actor }) => can(actor, 'people.administer'),
	decide: ({ subject, input }) =>
		input.role === 'administrator' && subject.holders === 1
			? refuse('last_administrator', 'This is the last administrator; make somebody else one first.')
			: ok({
					state: null,
					events: [{ type: 'people.role_ended', facts: { role: input.role, grant: subject.grant.id } }],
				}),
	save: async ({ tx, subject, actor, now }) => {
		const ended = { endedAt: toDate(now), endedBy: personOf(actor)?.id ?? null }
		await tx.roleGrant.update({ where: { id: subject.grant.id }, data: ended })
		return { id: subject.grant.id }
	},
	concerns: ({ subject }) => `person:${subject.grant.personId}`,
})
