import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Scope } from '@/lib/domain/access/scopes'
import type { PersonId } from '@/lib/domain/kernel/ids'
import type { Tx } from '@/lib/server/kernel/prisma'
import { sha256 } from '@/lib/server/log/append-to-log'

const DAY_MS = 86_400_000

/** Tokens of this person that work; whoever makes one waits for the one before. */
export async function countWorkingTokens(tx: Tx, personId: PersonId): Promise<number> {
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`tokens:${personId}`}))`
	return tx.apiToken.count({ where: { personId, ...working() } })
}

/** Like sessions, tokens live by the real clock, also where a demonstration's clock was moved. */
export function working() {
	return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] }
}

type NewToken = {
	readonly personId: PersonId
	readonly name: string
	readonly scopes: readonly Scope[]
	readonly secret: string
	readonly expiresInDays: number | null
}

export async function addToken(tx: Tx, { secret, expiresInDays, scopes, ...rest }: NewToken) {
	const id = randomUUID()
	const createdAt = new Date()
	const expiresAt = expiresInDays === null ? null : new Date(createdAt.getTime() + expiresInDays * DAY_MS)
	await tx.apiToken.create({
		data: { ...rest, id, scopes: [...new Set(scopes)], tokenHash: sha256(secret), createdAt, expiresAt },
	})
	return { id, expiresAt: expiresAt?.toISOString() ?? null }
}

export async function markTokenRevoked(tx: Tx, id: string): Promise<void> {
	await tx.apiToken.update({ where: { id }, data: { revokedAt: new Date() } })
}
