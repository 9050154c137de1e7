import 'server-only'
import { CreateApiTokenInput } from '@/lib/contracts/access'
import { personOf } from '@/lib/domain/access/actor'
import { makeToken } from '@/lib/domain/access/api-token'
import { can } from '@/lib/domain/access/can'
import { ok } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { addToken, countWorkingTokens } from '../api-token.store'
import { newSecret } from '../secret'

/** Makes an API token for its owner. The token is in this answer and nowhere else: the database keeps its hash. */
export const createApiToken = defineCommand({
	name: 'account.create_token',
	input: CreateApiTokenInput,
	load: async ({ tx, actor }) => {
		const owner = personOf(actor)
		return { owner, working: owner === null ? 0 : await countWorkingTokens(tx, owner.id) }
	},
	allow: ({ actor, subject }) => can(actor, 'account.manage', { ownerId: subject.owner?.id ?? null }),
	decide: ({ subject, input }) => {
		const decided = makeToken(subject.working)
		if (!decided.ok) return decided
		return ok({ state: null, events: [{ type: 'account.token_created', facts: { scopes: input.scopes } }] })
	},
	save: async ({ tx, input, subject }) => {
		// Only people pass `allow`: an account without an owner is nobody's own.
		if (subject.owner === null) throw new Error('An API token has an owner')
		const token = `grd_${newSecret()}`
		const { name, scopes, expiresInDays } = input
		const added = await addToken(tx, { personId: subject.owner.id, name, scopes, expiresInDays, secret: token })
		return { ...added, name, scopes, token }
	},
	concerns: () => 'account',
})
