import 'server-only'
import { CreateInvitationInput } from '@/lib/contracts/access'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { INVITATION_LIFE, invite } from '@/lib/domain/access/invitation'
import { plus, toIso } from '@/lib/domain/kernel/instant'
import { ok } from '@/lib/domain/kernel/result'
import { env } from '@/lib/env'
import { formatTime } from '@/lib/format/dates'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { addInvitation, countOpenInvitations } from '../invitation.store'
import { findOperator, lockTeam } from '../membership.store'
import { newSecret } from '../secret'

/** Invites someone to an operator. The link is in this answer and, if wished, in one mail; afterwards nobody can read it again. */
export const createInvitation = defineCommand({
	name: 'operator.invite',
	input: CreateInvitationInput,
	load: async ({ tx, input, actor, now }) => {
		const operator = await findOperator(tx, input.ref)
		const inviter = personOf(actor)
		if (operator === null) return null
		await lockTeam(tx, operator.id)
		return { operator, inviter, open: await countOpenInvitations(tx, operator.id, now) }
	},
	allow: ({ actor, subject }) => can(actor, 'operator.invite', { operatorId: subject.operator.id }),
	decide: ({ subject, input, now }) => {
		const decided = invite(subject.open)
		if (!decided.ok) return decided
		const facts = { role: input.role }
		const expiresAt = plus(now, INVITATION_LIFE)
		return ok({ state: { expiresAt }, events: [{ type: 'operator.invited', facts }] })
	},
	save: async ({ tx, input, subject, outcome, now }) => {
		// Only people pass `allow`: the table names no role here that the house itself holds.
		if (subject.inviter === null) throw new Error('An invitation has an inviter')
		const secret = newSecret()
		const { expiresAt } = outcome.state
		const invitation = {
			operatorId: subject.operator.id,
			role: input.role,
			note: input.note,
			invitedBy: subject.inviter.id,
			secret,
			expiresAt,
		}
		const id = await addInvitation(tx, invitation, now)
		const link = new URL(`/invitations/${secret}`, env().NEXTAUTH_URL).href
		return { id, role: input.role, expiresAt: toIso(expiresAt), secret, link }
	},
	concerns: ({ subject }) => `operator:${subject.operator.id}`,
	notify: async ({ input, subject, answer }) => {
		if (input.email === '') return []
		const operator = subject.operator.name
		const text = [
			`${subject.inviter?.name ?? 'Someone'} invites you to act for ${operator} in Guardrail, as ${answer.role}.`,
			'',
			`Open this page to see what it means and to accept: ${answer.link}`,
			'',
			`The link works once, until ${formatTime(answer.expiresAt)}. If you did not expect it, do nothing.`,
		].join('\n')
		const payload = { to: input.email, subject: `An invitation to ${operator} in Guardrail`, text }
		return [{ topic: 'mail', payload, idempotencyKey: `invitation-${answer.id}` }]
	},
})
