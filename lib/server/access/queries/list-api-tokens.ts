import 'server-only'
import { z } from 'zod'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { working } from '../api-token.store'

export type ApiTokenView = {
	readonly id: string
	readonly name: string
	readonly scopes: readonly string[]
	readonly createdAt: string
	readonly expiresAt: string | null
	readonly lastUsedAt: string | null
}

/** The reader's own API tokens that work; never the tokens themselves. */
export const listApiTokens = defineQuery({
	name: 'account.list_tokens',
	input: z.object({}),
	allow: ({ actor }) => can(actor, 'account.manage', { ownerId: personOf(actor)?.id ?? null }),
	answer: async ({ db, actor }): Promise<{ data: readonly ApiTokenView[] } | null> => {
		const person = personOf(actor)
		if (person === null) return null
		const rows = await db.apiToken.findMany({
			where: { personId: person.id, ...working() },
			orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
		})
		const data = rows.map(({ id, name, scopes, createdAt, expiresAt, lastUsedAt }) => ({
			id,
			name,
			scopes,
			createdAt: createdAt.toISOString(),
			expiresAt: expiresAt?.toISOString() ?? null,
			lastUsedAt: lastUsedAt?.toISOString() ?? null,
		}))
		return { data }
	},
})
