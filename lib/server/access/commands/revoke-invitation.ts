import 'server-only'
import { RevokeInvitationInput } from '@/lib/contracts/access'
import { can } from '@/lib/domain/access/can'
import { revoke } from '@/lib/domain/access/invitation'
import { ok } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { findInvitation, markRevoked } from '../invitation.store'
import { findOperator, lockTeam } from '../membership.store'

/** Makes an invitation worthless, as long as nobody has used it. */
export const revokeInvitation = defineCommand({
	name: 'operator.revoke_invitation',
	input: RevokeInvitationInput,
	load: async ({ tx, input }) => {
		const operator = await findOperator(tx, input.ref)
		if (operator === null) return null
		await lockTeam(tx, operator.id)
		return findInvitation(tx, operator.id, input.invitationId)
	},
	readable: ({ actor, subject }) => can(actor, 'operator.read_members', { operatorId: subject.operatorId }).allowed,
	allow: ({ actor, subject }) => can(actor, 'operator.invite', { operatorId: subject.operatorId }),
	decide: ({ subject }) => {
		const decided = revoke(subject)
		return decided.ok ? ok({ state: null, events: [{ type: 'operator.invitation_revoked' }] }) : decided
	},
	save: async ({ tx, subject, now }) => {
		await markRevoked(tx, subject.id, now)
		return { id: subject.id }
	},
	concerns: ({ subject }) => `operator:${subject.operatorId}`,
})
