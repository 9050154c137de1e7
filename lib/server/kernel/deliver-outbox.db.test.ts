import { beforeEach, expect, test, vi } from 'vitest'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Mail } from '@/lib/server/mail/send-mail'
import { testPrisma } from '@/lib/testing/test-database'
import { deliverOutbox } from './deliver-outbox'
import { enqueue } from './outbox'

const sent: Mail[] = []
let isDown = false
vi.mock('@/lib/server/mail/send-mail', () => ({
	sendMail: async (mail: Mail) => {
		if (isDown) throw new Error('connection refused')
		sent.push(mail)
	},
}))

const prisma = testPrisma()
const MAIL: Mail = { to: 'new@example.org', subject: 'An invitation', text: 'https://guardrail.example/invitations/x' }
beforeEach(async () => {
	sent.length = 0
	isDown = false
	const item = { topic: 'mail', payload: MAIL, idempotencyKey: 'invitation-1' } as const
	await enqueue(prisma, [item], Date.now() as Instant)
})

test('a mail is sent once, and what it said is not kept', async () => {
	expect(await deliverOutbox()).toEqual({ delivered: 1, failed: 0 })
	expect(await deliverOutbox()).toEqual({ delivered: 0, failed: 0 })
	expect(sent).toEqual([MAIL])
	expect((await prisma.outboxMessage.findFirstOrThrow()).payload).toEqual({})
})

test('a mail that could not be sent is kept whole for the next try', async () => {
	isDown = true
	expect(await deliverOutbox()).toEqual({ delivered: 0, failed: 1 })
	const waiting = await prisma.outboxMessage.findFirstOrThrow()
	expect(waiting).toMatchObject({ payload: MAIL, attempts: 1, deliveredAt: null })
	expect(waiting.availableAt.getTime()).toBeGreaterThan(Date.now())
})
