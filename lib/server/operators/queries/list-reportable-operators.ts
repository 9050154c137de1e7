import 'server-only'
import { z } from 'zod'
import { holds, personOf } from '@/lib/domain/access/actor'
import { defineQuery } from '@/lib/server/kernel/define-query'

const MOST_OPERATORS = 500

/** The operators that the reader may write a report for: one's own, or all of them for a coordinator. */
export const listReportableOperators = defineQuery({
	name: 'operator.list_reportable',
	input: z.object({}),
	answer: async ({ db, actor }): Promise<readonly { id: string; name: string }[] | null> => {
		const person = personOf(actor)
		if (person === null) return null
		const own = person.memberships.map((membership) => membership.operatorId)
		return db.operator.findMany({
			...(!holds(actor, 'coordinator') && { where: { id: { in: own } } }),
			take: MOST_OPERATORS,
			select: { id: true, name: true },
			orderBy: { name: 'asc' },
		})
	},
})
