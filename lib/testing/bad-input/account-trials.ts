import { createApiToken } from '@/lib/server/access/commands/create-api-token'
import { endRole } from '@/lib/server/access/commands/end-role'
import { grantRole } from '@/lib/server/access/commands/grant-role'
import { revokeApiToken } from '@/lib/server/access/commands/revoke-api-token'
import { revokeSession } from '@/lib/server/access/commands/revoke-session'
import { startSession } from '@/lib/server/auth/sessions'
import { done, personId, WHO } from '@/lib/testing/cases'
import type { CommandTrial } from './trial'

const TOKEN = { name: 'Watcher of the test net', scopes: ['read', 'report'] as ('read' | 'report')[] }

/** People and their roles, their sessions and their API tokens. */
export const ACCOUNT_TRIALS: readonly CommandTrial[] = [
	{
		command: grantRole,
		prepare: async (people) => {
			const body = { personId: personId(people, WHO.peer), role: 'steward' }
			const steward = { ...body, personId: personId(people, WHO.steward) }
			return {
				actor: people.actor(WHO.administrator),
				body,
				refused: { 'a role that is held': [steward, 'has_role'] },
			}
		},
	},
	{
		command: endRole,
		prepare: async (people) => {
			const body = { personId: personId(people, WHO.steward), role: 'steward' }
			const last = { personId: personId(people, WHO.administrator), role: 'administrator' }
			return {
				actor: people.actor(WHO.administrator),
				body,
				refused: {
					'a role that is not held': [{ ...body, role: 'coordinator' }, 'not_found'],
					'the last administrator': [last, 'last_administrator'],
				},
			}
		},
	},
	{
		command: revokeSession,
		prepare: async (people) => {
			const actor = people.actor(WHO.steward)
			const own = () => startSession(personId(people, WHO.steward), 'wallet', '')
			const [sessionId, ended] = [await own(), await own()]
			const other = await startSession(personId(people, WHO.peer), 'wallet', '')
			done(await revokeSession.execute({ sessionId: ended }, { actor }))
			return {
				actor,
				body: { sessionId },
				refused: {
					"another's session": [{ sessionId: other }, 'not_found'],
					'a session that has ended': [{ sessionId: ended }, 'already_revoked'],
				},
			}
		},
	},
	{
		command: createApiToken,
		prepare: async (people) => {
			const body = { ...TOKEN, expiresInDays: 30 }
			return {
				actor: people.actor(WHO.reporter),
				body,
				refused: {
					'a scope that no token has': [{ ...body, scopes: ['vote'] }, 'invalid_input'],
					'no scope': [{ ...body, scopes: [] }, 'invalid_input'],
					'no day': [{ ...body, expiresInDays: 0 }, 'invalid_input'],
					years: [{ ...body, expiresInDays: 367 }, 'invalid_input'],
				},
			}
		},
	},
	{
		command: revokeApiToken,
		prepare: async (people) => {
			const actor = people.actor(WHO.reporter)
			const { id: tokenId } = done(await createApiToken.execute(TOKEN, { actor }))
			const { id: other } = done(await createApiToken.execute(TOKEN, { actor: people.actor(WHO.peer) }))
			const { id: ended } = done(await createApiToken.execute(TOKEN, { actor }))
			done(await revokeApiToken.execute({ tokenId: ended }, { actor }))
			return {
				actor,
				body: { tokenId },
				refused: {
					"another's token": [{ tokenId: other }, 'not_found'],
					'a token that was revoked': [{ tokenId: ended }, 'already_revoked'],
				},
			}
		},
	},
]
