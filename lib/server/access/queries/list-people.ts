import 'server-only'
import { z } from 'zod'
import { can } from '@/lib/domain/access/can'
import { defineQuery } from '@/lib/server/kernel/define-query'

export type PersonView = {
	readonly id: string
	readonly name: string
	readonly address: string | null
	readonly roles: readonly string[]
}

/** People and their roles, for administrators. */
export const listPeople = defineQuery({
	name: 'people.list',
	input: z.object({}),
	answer: async ({ db, actor }): Promise<readonly PersonView[] | null> => {
		if (!can(actor, 'people.administer').allowed) return null
		const rows = await db.person.findMany({
			orderBy: [{ name: 'asc' }, { id: 'asc' }],
			take: 500,
			include: { grants: { where: { endedAt: null } } },
		})
		return rows.map(({ id, name, address, grants }) => ({
			id,
			name,
			address,
			roles: grants.map((grant) => grant.role),
		}))
	},
})
