import 'server-only'
import { z } from 'zod'
import { type GrantedRole, type MembershipRole, personOf } from '@/lib/domain/access/actor'
import { defineQuery } from '@/lib/server/kernel/define-query'

export type MeView = {
	readonly id: string
	readonly name: string
	readonly address: string | null
	readonly roles: readonly GrantedRole[]
	readonly memberships: readonly {
		readonly role: MembershipRole
		readonly operator: { readonly id: string; readonly slug: string; readonly name: string }
	}[]
	/** What an API token may do; `null` for someone who is signed in and limited by nothing but roles. */
	readonly scopes: readonly string[] | null
}

/** Who the reader is to Guardrail: the person, the roles and the operators they act for. */
export const getMe = defineQuery({
	name: 'account.get_me',
	input: z.object({}),
	answer: async ({ db, actor }): Promise<MeView | null> => {
		const person = personOf(actor)
		if (person === null) return null
		const operators = await db.operator.findMany({
			where: { id: { in: person.memberships.map((membership) => membership.operatorId) } },
			select: { id: true, slug: true, name: true },
		})
		const byId = new Map(operators.map((operator) => [operator.id, operator]))
		return {
			id: person.id,
			name: person.name,
			address: person.address,
			roles: person.roles,
			memberships: person.memberships.flatMap(({ operatorId, role }) => {
				const operator = byId.get(operatorId)
				return operator ? [{ role, operator }] : []
			}),
			scopes: actor.kind === 'machine' ? actor.scopes : null,
		}
	},
})
