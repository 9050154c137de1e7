import 'server-only'
import { TeamInput } from '@/lib/contracts/access'
import type { MembershipRole } from '@/lib/domain/access/actor'
import { can, type Verdict } from '@/lib/domain/access/can'
import { toDate } from '@/lib/domain/kernel/instant'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { findOperator } from '../membership.store'

export type MemberView = {
	readonly id: string
	readonly name: string
	readonly hasWallet: boolean
	readonly role: MembershipRole
	readonly since: string
}

export type FormerMemberView = MemberView & { readonly until: string; readonly reason: string }

export type InvitationView = {
	readonly id: string
	readonly role: MembershipRole
	readonly note: string
	readonly invitedBy: string
	readonly createdAt: string
	readonly expiresAt: string
}

export type TeamView = {
	readonly operator: { readonly id: string; readonly slug: string; readonly name: string }
	readonly members: readonly MemberView[]
	readonly former: readonly FormerMemberView[]
	readonly invitations: readonly InvitationView[]
	/** Whether the reader may invite and end memberships here, and if not, why not. */
	readonly mayInvite: Verdict
}

/** Who acts for an operator, who did, and who is invited. For colleagues and administrators. */
export const getTeam = defineQuery({
	name: 'operator.get_team',
	input: TeamInput,
	answer: async ({ db, input, actor, now }): Promise<TeamView | null> => {
		const operator = await findOperator(db, input.ref)
		if (operator === null || !can(actor, 'operator.read_members', { operatorId: operator.id }).allowed) return null
		const person = { select: { name: true, address: true } }
		const rows = await db.membership.findMany({
			where: { operatorId: operator.id },
			orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
			take: 500,
			include: { person },
		})
		const open = await db.invitation.findMany({
			where: { operatorId: operator.id, usedAt: null, revokedAt: null, expiresAt: { gt: toDate(now) } },
			orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		})
		const inviters = await db.person.findMany({ where: { id: { in: open.map(({ invitedBy }) => invitedBy) } } })
		const nameOf = new Map(inviters.map(({ id, name }) => [id, name]))
		return {
			operator,
			members: rows.filter(({ endedAt }) => endedAt === null).map(toMember),
			former: rows.flatMap((row) =>
				row.endedAt === null ? [] : [{ ...toMember(row), until: row.endedAt.toISOString(), reason: row.endReason }],
			),
			invitations: open.map(({ id, role, note, invitedBy, createdAt, expiresAt }) => ({
				id,
				role,
				note,
				invitedBy: nameOf.get(invitedBy) ?? '',
				createdAt: createdAt.toISOString(),
				expiresAt: expiresAt.toISOString(),
			})),
			mayInvite: can(actor, 'operator.invite', { operatorId: operator.id }),
		}
	},
})

type MembershipRow = {
	readonly id: string
	readonly role: MembershipRole
	readonly joinedAt: Date
	readonly person: { readonly name: string; readonly address: string | null }
}

function toMember({ id, role, joinedAt, person }: MembershipRow): MemberView {
	return { id, name: person.name, hasWallet: person.address !== null, role, since: joinedAt.toISOString() }
}
