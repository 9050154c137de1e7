import 'server-only'
import { z } from 'zod'
import { holds, personOf } from '@/lib/domain/access/actor'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { KEEPS_OUT } from '../rejoin-notices'

const MOST_OPERATORS = 500

export type ReportableOperator = {
	readonly id: string
	readonly name: string
	/** The DAO has offboarded it, and the record says that it may not return. */
	readonly mayNotRejoin: boolean
}

/** The operators that the reader may write a report for: one's own, or all of them for a coordinator. */
export const listReportableOperators = defineQuery({
	name: 'operator.list_reportable',
	input: z.object({}),
	answer: async ({ db, actor }): Promise<readonly ReportableOperator[] | null> => {
		const person = personOf(actor)
		if (person === null) return null
		const own = person.memberships.map((membership) => membership.operatorId)
		const rows = await db.operator.findMany({
			...(!holds(actor, 'coordinator') && { where: { id: { in: own } } }),
			take: MOST_OPERATORS,
			select: {
				id: true,
				name: true,
				measures: { where: { ...KEEPS_OUT, kind: 'offboarding_no_rejoin' }, take: 1, select: { id: true } },
			},
			orderBy: { name: 'asc' },
		})
		return rows.map(({ id, name, measures }) => ({ id, name, mayNotRejoin: measures.length > 0 }))
	},
})
