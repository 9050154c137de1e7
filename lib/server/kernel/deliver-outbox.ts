import 'server-only'
import { toDate } from '@/lib/domain/kernel/instant'
import { sendMail } from '@/lib/server/mail/send-mail'
import { now } from './clock'
import { fromJson } from './json'
import type { OutboxItem } from './outbox'
import { prisma } from './prisma'

const AT_ONCE = 50
const MOST_ATTEMPTS = 12
const FIRST_RETRY_MS = 30_000
const LONGEST_RETRY_MS = 6 * 3_600_000

/** Sends what is due. A dead receiver is tried again later and holds up nobody else. */
export async function deliverOutbox(): Promise<{ delivered: number; failed: number }> {
	const at = await now()
	const due = await prisma().outboxMessage.findMany({
		where: { deliveredAt: null, availableAt: { lte: toDate(at) }, attempts: { lt: MOST_ATTEMPTS } },
		orderBy: { availableAt: 'asc' },
		take: AT_ONCE,
	})
	const counts = { delivered: 0, failed: 0 }
	for (const message of due) {
		try {
			await sendMail(fromJson<OutboxItem['payload']>(message.payload), message.idempotencyKey)
			// A mail may hold a link that works once: what has been sent is not kept.
			const data = { deliveredAt: toDate(at), payload: {} }
			await prisma().outboxMessage.update({ where: { id: message.id }, data })
			counts.delivered += 1
		} catch (error) {
			const wait = Math.min(FIRST_RETRY_MS * 2 ** message.attempts, LONGEST_RETRY_MS)
			await prisma().outboxMessage.update({
				where: { id: message.id },
				data: {
					attempts: { increment: 1 },
					availableAt: new Date(at + wait),
					lastError: String(error).slice(0, 500),
				},
			})
			counts.failed += 1
		}
	}
	return counts
}
