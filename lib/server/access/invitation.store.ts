import 'server-only'
import { randomUUID } from 'node:crypto'
import type { MembershipRole } from '@/lib/domain/access/actor'
import type { Invitation } from '@/lib/domain/access/invitation'
import type { OperatorId, PersonId } from '@/lib/domain/kernel/ids'
import { fromDate, type Instant, toDate } from '@/lib/domain/kernel/instant'
import { fromColumn } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'
import { sha256 } from '@/lib/server/log/append-to-log'
import { lockTeam } from './membership.store'

export type StoredInvitation = Invitation & {
	readonly id: string
	readonly operatorId: OperatorId
	readonly operatorName: string
	readonly operatorSlug: string
	readonly role: MembershipRole
}

/** The invitation behind a secret; the secret itself is nowhere in the database. */
export function findBySecret(tx: Tx, secret: string): Promise<StoredInvitation | null> {
	return find(tx, { tokenHash: sha256(secret) })
}

/** The same, read behind the lock of the team, so that of two who come with it one finds it used. */
export async function lockBySecret(tx: Tx, secret: string): Promise<StoredInvitation | null> {
	const seen = await findBySecret(tx, secret)
	if (seen === null) return null
	await lockTeam(tx, seen.operatorId)
	return findBySecret(tx, secret)
}

export function findInvitation(tx: Tx, operatorId: OperatorId, id: string): Promise<StoredInvitation | null> {
	return find(tx, { id, operatorId })
}

async function find(tx: Tx, where: { tokenHash: string } | { id: string; operatorId: string }) {
	const operator = { select: { name: true, slug: true } }
	const row = await tx.invitation.findFirst({ where, include: { operator } })
	return (
		row && {
			id: row.id,
			operatorId: fromColumn<OperatorId>(row.operatorId),
			operatorName: row.operator.name,
			operatorSlug: row.operator.slug,
			role: row.role,
			expiresAt: fromDate(row.expiresAt),
			usedAt: row.usedAt && fromDate(row.usedAt),
			revokedAt: row.revokedAt && fromDate(row.revokedAt),
		}
	)
}

export function countOpenInvitations(tx: Tx, operatorId: OperatorId, at: Instant): Promise<number> {
	return tx.invitation.count({ where: { operatorId, usedAt: null, revokedAt: null, expiresAt: { gt: toDate(at) } } })
}

type NewInvitation = {
	readonly operatorId: OperatorId
	readonly role: MembershipRole
	readonly note: string
	readonly secret: string
	readonly invitedBy: PersonId
	readonly expiresAt: Instant
}

export async function addInvitation(
	tx: Tx,
	{ secret, expiresAt, ...rest }: NewInvitation,
	at: Instant,
): Promise<string> {
	const id = randomUUID()
	await tx.invitation.create({
		data: { ...rest, id, tokenHash: sha256(secret), createdAt: toDate(at), expiresAt: toDate(expiresAt) },
	})
	return id
}

export async function markUsed(tx: Tx, id: string, by: PersonId, at: Instant): Promise<void> {
	await tx.invitation.update({ where: { id }, data: { usedAt: toDate(at), usedBy: by } })
}

export async function markRevoked(tx: Tx, id: string, at: Instant): Promise<void> {
	await tx.invitation.update({ where: { id }, data: { revokedAt: toDate(at) } })
}

/** Takes back what somebody who leaves has invited to, or they could follow a link of their own. */
export async function revokeInvitationsOf(
	tx: Tx,
	operatorId: OperatorId,
	invitedBy: PersonId,
	at: Instant,
): Promise<void> {
	const open = { operatorId, invitedBy, usedAt: null, revokedAt: null }
	await tx.invitation.updateMany({ where: open, data: { revokedAt: toDate(at) } })
}
