import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testPrisma } from '@/lib/testing/test-database'
import { Overloaded, transaction } from './transaction'

const prisma = testPrisma()

test('a transaction that takes too long is given up, says so, and leaves nothing behind', async () => {
	const slow = transaction(async (tx) => {
		await tx.stakingModule.create({ data: { id: randomUUID(), slug: 'slow', name: 'Slow', network: 'mainnet' } })
		await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.4)`
		await tx.stakingModule.count()
	}, 0.2)
	await expect(slow).rejects.toThrow(Overloaded)
	expect(await prisma.stakingModule.count()).toBe(0)
})
