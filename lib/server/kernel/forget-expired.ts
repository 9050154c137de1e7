import 'server-only'
import { toDate } from '@/lib/domain/kernel/instant'
import { now } from './clock'
import { prisma } from './prisma'

const KEEP_DELIVERED_MS = 30 * 86_400_000

/** Deletes what has no use any more: spent nonces, sign-in links and delivered mail. */
export async function forgetExpired(): Promise<void> {
	const at = toDate(await now())
	await prisma().spentNonce.deleteMany({ where: { expiresAt: { lt: at } } })
	await prisma().emailSignInToken.deleteMany({ where: { expiresAt: { lt: at } } })
	await prisma().outboxMessage.deleteMany({
		where: { deliveredAt: { lt: new Date(at.getTime() - KEEP_DELIVERED_MS) } },
	})
}
