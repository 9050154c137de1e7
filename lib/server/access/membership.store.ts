import 'server-only'
import { randomUUID } from 'node:crypto'
import type { MembershipRole } from '@/lib/domain/access/actor'
import { isUuid, type OperatorId, type PersonId } from '@/lib/domain/kernel/ids'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import { fromColumn } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'

/** The operator with this id or slug, as far as its team is concerned. */
export async function findOperator(
	tx: Tx,
	ref: string,
): Promise<{ id: OperatorId; slug: string; name: string } | null> {
	const where = isUuid(ref) ? { id: ref } : { slug: ref }
	const row = await tx.operator.findUnique({ where, select: { id: true, slug: true, name: true } })
	return row && { ...row, id: fromColumn<OperatorId>(row.id) }
}

/** Whoever changes the team of an operator, or invites to it, waits for the one before. */
export async function lockTeam(tx: Tx, operatorId: OperatorId): Promise<void> {
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`team:${operatorId}`}))`
}

export async function roleAt(tx: Tx, operatorId: OperatorId, personId: PersonId): Promise<MembershipRole | null> {
	const row = await tx.membership.findFirst({ where: { operatorId, personId, endedAt: null } })
	return row?.role ?? null
}

/** A membership of this operator, and how many managers the operator has now. */
export async function findMembership(tx: Tx, operatorId: OperatorId, membershipId: string) {
	const row = await tx.membership.findFirst({ where: { id: membershipId, operatorId } })
	if (row === null) return null
	const managers = await tx.membership.count({ where: { operatorId, role: 'manager', endedAt: null } })
	return {
		id: row.id,
		personId: fromColumn<PersonId>(row.personId),
		role: row.role,
		isEnded: row.endedAt !== null,
		managers,
	}
}

type Joining = { readonly operatorId: OperatorId; readonly personId: PersonId; readonly role: MembershipRole }

export async function addMembership(tx: Tx, joining: Joining, at: Instant): Promise<string> {
	const id = randomUUID()
	await tx.membership.create({ data: { ...joining, id, joinedAt: toDate(at) } })
	return id
}

type Ending = { readonly by: PersonId | null; readonly reason: string; readonly at: Instant }

export async function endMembershipRow(tx: Tx, id: string, { by, reason, at }: Ending): Promise<void> {
	await tx.membership.update({ where: { id }, data: { endedAt: toDate(at), endedBy: by, endReason: reason } })
}
