import 'server-only'
import { RoleInput } from '@/lib/contracts/access'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { addGrant, roleGranted } from '../role-grant.store'

/** Gives a person a role of the DAO; the giving is logged. */
export const grantRole = defineCommand({
	name: 'people.grant_role',
	input: RoleInput,
	load: async ({ tx, input }) => {
		// One after the other: a role that was given twice would outlive its end.
		await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('role_grant'))`
		return tx.person.findUnique({ where: { id: input.personId }, include: { grants: { where: { endedAt: null } } } })
	},
	allow: ({ actor }) => can(actor, 'people.administer'),
	decide: ({ subject, input }) =>
		subject.grants.some((grant) => grant.role === input.role)
			? refuse('has_role', `${subject.name} is ${input.role} already.`)
			: ok({ state: null, events: [roleGranted(input.role, subject.address)] }),
	save: async ({ tx, input, actor, now }) => {
		const id = await addGrant(tx, { ...input, grantedBy: personOf(actor)?.id ?? null }, now)
		return { id }
	},
	tells: ({ id }) => ({ grant: id }),
	concerns: ({ subject }) => `person:${subject.id}`,
})
