import 'server-only'
import type { Actor, Person } from '@/lib/domain/access/actor'
import { VISITOR } from '@/lib/domain/access/actor'
import type { Address, OperatorId, PersonId } from '@/lib/domain/kernel/ids'
import { fromColumn } from '@/lib/server/kernel/columns'
import { prisma } from '@/lib/server/kernel/prisma'
import { sha256 } from '@/lib/server/log/append-to-log'

const ROLES = {
	grants: { where: { endedAt: null }, select: { role: true } },
	memberships: { where: { endedAt: null }, select: { operatorId: true, role: true } },
} as const

type PersonRow = {
	id: string
	name: string
	address: string | null
	grants: { role: Person['roles'][number] }[]
	memberships: { operatorId: string; role: Person['memberships'][number]['role'] }[]
}

function toPerson(row: PersonRow): Person {
	return {
		kind: 'person',
		id: fromColumn<PersonId>(row.id),
		name: row.name,
		address: fromColumn<Address>(row.address),
		roles: row.grants.map((grant) => grant.role),
		memberships: row.memberships.map(({ operatorId, role }) => ({
			operatorId: fromColumn<OperatorId>(operatorId),
			role,
		})),
	}
}

/** The person as the database knows them at this moment. */
export async function findPerson(id: string): Promise<Person | null> {
	const row = await prisma().person.findUnique({ where: { id }, include: ROLES })
	return row === null ? null : toPerson(row)
}

/** Who a session belongs to: one look into the database, so that an ended session or role ends at once. */
export async function actorFromSession(sessionId: string | null): Promise<Actor> {
	if (sessionId === null) return VISITOR
	const session = await prisma().signInSession.findUnique({
		where: { id: sessionId },
		include: { person: { include: ROLES } },
	})
	if (session === null || session.revokedAt !== null || session.expiresAt.getTime() <= Date.now()) return VISITOR
	return toPerson(session.person)
}

/** Who an API token belongs to; an unknown, ended or expired one is a visitor. */
export async function actorFromBearer(header: string): Promise<Actor> {
	const token = /^Bearer (grd_[A-Za-z0-9_-]{20,100})$/.exec(header)?.[1]
	if (token === undefined) return VISITOR
	const row = await prisma().apiToken.findUnique({
		where: { tokenHash: sha256(token) },
		include: { person: { include: ROLES } },
	})
	if (row === null || row.revokedAt !== null) return VISITOR
	if (row.expiresAt !== null && row.expiresAt.getTime() <= Date.now()) return VISITOR
	await prisma().apiToken.update({ where: { id: row.id }, data: { lastUsedAt: new Date() } })
	return { kind: 'machine', person: toPerson(row.person), tokenId: row.id, scopes: row.scopes }
}
