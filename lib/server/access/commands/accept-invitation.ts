import 'server-only'
import { InvitationInput } from '@/lib/contracts/access'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { accept } from '@/lib/domain/access/invitation'
import { ok } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { lockBySecret, markUsed } from '../invitation.store'
import { addMembership, roleAt } from '../membership.store'

/** Makes whoever holds the link a member, once, whoever else comes with it at the same time. */
export const acceptInvitation = defineCommand({
	name: 'invitation.accept',
	input: InvitationInput,
	load: async ({ tx, input, actor }) => {
		const invitation = await lockBySecret(tx, input.secret)
		const person = personOf(actor)
		if (invitation === null) return null
		return { invitation, person, memberAs: person && (await roleAt(tx, invitation.operatorId, person.id)) }
	},
	allow: ({ actor }) => can(actor, 'invitation.accept'),
	decide: ({ subject, now }) => {
		const decided = accept(subject.invitation, subject.memberAs, now)
		if (!decided.ok) return decided
		return ok({ state: null, events: [{ type: 'operator.member_joined', facts: { role: subject.invitation.role } }] })
	},
	save: async ({ tx, subject: { invitation, person }, now }) => {
		// Only people pass `allow`: a visitor is asked to sign in first.
		if (person === null) throw new Error('A membership has a person')
		const { operatorId, role } = invitation
		await markUsed(tx, invitation.id, person.id, now)
		const id = await addMembership(tx, { operatorId, personId: person.id, role }, now)
		return { id, role, operator: { slug: invitation.operatorSlug, name: invitation.operatorName } }
	},
	concerns: ({ subject }) => `operator:${subject.invitation.operatorId}`,
})
