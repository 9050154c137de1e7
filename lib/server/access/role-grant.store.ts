import 'server-only'
import { randomUUID } from 'node:crypto'
import type { GrantedRole } from '@/lib/domain/access/actor'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { DomainEvent } from '@/lib/server/kernel/domain-event'
import type { Tx } from '@/lib/server/kernel/prisma'

type Grant = { readonly personId: string; readonly role: GrantedRole; readonly grantedBy: string | null }

/** Gives a role to a person; the id of the grant, which the leaves of its beginning and its end both name. */
export async function addGrant(tx: Tx, grant: Grant, at: Instant): Promise<string> {
	const id = randomUUID()
	await tx.roleGrant.create({ data: { ...grant, id, grantedAt: toDate(at) } })
	return id
}

/** What the log keeps of it: bound to the wallet, so that a roll can show on which grant each of its entries rests. */
export function roleGranted(role: GrantedRole, wallet: string | null) {
	return { type: 'people.role_granted', facts: { role }, wallet } satisfies DomainEvent
}
