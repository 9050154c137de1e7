import 'server-only'
import { z } from 'zod'
import { personOf } from '@/lib/domain/access/actor'
import { defineQuery } from '@/lib/server/kernel/define-query'

/** The operators that the reader may file for. */
export const listMyOperators = defineQuery({
	name: 'operator.list_mine',
	input: z.object({}),
	answer: async ({ db, actor }): Promise<readonly { id: string; slug: string; name: string }[] | null> => {
		const ids = personOf(actor)?.memberships.map((membership) => membership.operatorId) ?? []
		if (ids.length === 0) return null
		return db.operator.findMany({
			where: { id: { in: [...ids] } },
			select: { id: true, slug: true, name: true },
			orderBy: { name: 'asc' },
		})
	},
})
