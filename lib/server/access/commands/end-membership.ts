import 'server-only'
import { EndMembershipInput } from '@/lib/contracts/access'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { endMembership as endRule } from '@/lib/domain/access/membership'
import { ok } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { revokeInvitationsOf } from '../invitation.store'
import { endMembershipRow, findMembership, findOperator, lockTeam } from '../membership.store'

/**
 * Ends a membership; its holder acts for the operator no more from the next request on, and
 * the invitations that they made and nobody used are void.
 */
export const endMembership = defineCommand({
	name: 'operator.end_membership',
	input: EndMembershipInput,
	load: async ({ tx, input }) => {
		const operator = await findOperator(tx, input.ref)
		if (operator === null) return null
		await lockTeam(tx, operator.id)
		const membership = await findMembership(tx, operator.id, input.membershipId)
		return membership && { operator, membership }
	},
	readable: ({ actor, subject }) => can(actor, 'operator.read_members', { operatorId: subject.operator.id }).allowed,
	allow: ({ actor, subject }) => can(actor, 'operator.invite', { operatorId: subject.operator.id }),
	decide: ({ subject, input, actor }) => {
		const decided = endRule(subject.membership, personOf(actor)?.id ?? null)
		if (!decided.ok) return decided
		const facts = { role: subject.membership.role }
		return ok({ state: null, events: [{ type: 'operator.member_left', facts, note: input.reason }] })
	},
	save: async ({ tx, input, subject, actor, now }) => {
		const by = personOf(actor)?.id ?? null
		await endMembershipRow(tx, subject.membership.id, { by, reason: input.reason, at: now })
		await revokeInvitationsOf(tx, subject.operator.id, subject.membership.personId, now)
		return { id: subject.membership.id }
	},
	concerns: ({ subject }) => `operator:${subject.operator.id}`,
})
