'use server'

import { createApiToken } from '@/lib/server/access/commands/create-api-token'
import { revokeApiToken } from '@/lib/server/access/commands/revoke-api-token'
import { revokeSession } from '@/lib/server/access/commands/revoke-session'
import { formAction } from '@/lib/web/form-action'

export const revokeSessionAction = formAction(revokeSession, { done: 'The session has ended.' })
export const createApiTokenAction = formAction(createApiToken, {
	done: 'The token is made. Send it as "Authorization: Bearer" and the token.',
	once: ({ name, token }) => ({ label: `API token "${name}"`, value: token }),
})
export const revokeApiTokenAction = formAction(revokeApiToken, { done: 'The token is revoked.' })
