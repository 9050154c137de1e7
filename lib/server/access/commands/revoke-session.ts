import 'server-only'
import { RevokeSessionInput } from '@/lib/contracts/access'
import { can } from '@/lib/domain/access/can'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineCommand } from '@/lib/server/kernel/define-command'

/** Ends one of one's own sessions, at once and wherever it is. */
export const revokeSession = defineCommand({
	name: 'account.revoke_session',
	input: RevokeSessionInput,
	load: ({ tx, input }) => tx.signInSession.findUnique({ where: { id: input.sessionId } }),
	readable: ({ actor, subject }) =>
		can(actor, 'account.manage', { ownerId: fromColumn<PersonId>(subject.personId) }).allowed,
	allow: ({ actor, subject }) => can(actor, 'account.manage', { ownerId: fromColumn<PersonId>(subject.personId) }),
	decide: ({ subject }) =>
		subject.revokedAt === null
			? ok({ state: null, events: [{ type: 'account.session_revoked' }] })
			: refuse('already_revoked', 'This session has ended already.'),
	save: async ({ tx, subject }) => {
		// Sessions live by the real clock, also where a demonstration's clock was moved.
		await tx.signInSession.update({ where: { id: subject.id }, data: { revokedAt: new Date() } })
		return { id: subject.id }
	},
	concerns: () => 'account',
})
