import 'server-only'
import { randomUUID } from 'node:crypto'
import { prisma } from '@/lib/server/kernel/prisma'

export const SESSION_DAYS = 14

/** Notes a session that has just begun; the cookie carries its number. */
export async function startSession(personId: string, method: string, userAgent: string): Promise<string> {
	const id = randomUUID()
	const at = Date.now()
	await prisma().signInSession.create({
		data: {
			id,
			personId,
			method,
			userAgent,
			createdAt: new Date(at),
			lastSeenAt: new Date(at),
			expiresAt: new Date(at + SESSION_DAYS * 86_400_000),
		},
	})
	return id
}

/** Ends a session for good: a copy of its cookie is worth nothing from here on. */
export async function endSession(id: string): Promise<void> {
	await prisma().signInSession.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } })
}
