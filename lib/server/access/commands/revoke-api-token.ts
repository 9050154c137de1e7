import 'server-only'
import { RevokeApiTokenInput } from '@/lib/contracts/access'
import { personOf } from '@/lib/domain/access/actor'
import { revokeToken } from '@/lib/domain/access/api-token'
import { can } from '@/lib/domain/access/can'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { ok } from '@/lib/domain/kernel/result'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { markTokenRevoked } from '../api-token.store'

/** Ends one of one's own API tokens; the next request with it comes from a stranger. */
export const revokeApiToken = defineCommand({
	name: 'account.revoke_token',
	input: RevokeApiTokenInput,
	load: ({ tx, input }) => tx.apiToken.findUnique({ where: { id: input.tokenId } }),
	readable: ({ actor, subject }) => personOf(actor)?.id === subject.personId,
	allow: ({ actor, subject }) => can(actor, 'account.manage', { ownerId: fromColumn<PersonId>(subject.personId) }),
	decide: ({ subject }) => {
		const decided = revokeToken({ isRevoked: subject.revokedAt !== null })
		return decided.ok ? ok({ state: null, events: [{ type: 'account.token_revoked' }] }) : decided
	},
	save: async ({ tx, subject }) => {
		await markTokenRevoked(tx, subject.id)
		return { id: subject.id }
	},
	concerns: () => 'account',
})
