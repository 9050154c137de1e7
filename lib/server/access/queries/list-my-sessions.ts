import 'server-only'
import { z } from 'zod'
import { personOf } from '@/lib/domain/access/actor'
import { defineQuery } from '@/lib/server/kernel/define-query'

export type SessionView = {
	readonly id: string
	readonly method: string
	readonly userAgent: string
	readonly since: string
}

/** The reader's sessions that have not ended. */
export const listMySessions = defineQuery({
	name: 'account.list_sessions',
	input: z.object({}),
	answer: async ({ db, actor }): Promise<readonly SessionView[] | null> => {
		const person = personOf(actor)
		if (person === null) return null
		const rows = await db.signInSession.findMany({
			where: { personId: person.id, revokedAt: null, expiresAt: { gt: new Date() } },
			orderBy: { createdAt: 'desc' },
			take: 100,
		})
		return rows.map(({ id, method, userAgent, createdAt }) => ({
			id,
			method,
			userAgent,
			since: createdAt.toISOString(),
		}))
	},
})
