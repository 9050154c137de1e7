import { expect, test } from 'vitest'
import { testPrisma } from '@/lib/testing/test-database'
import { leafHash } from './append-to-log'

const prisma = testPrisma()

async function addLeaf(): Promise<void> {
	const entry = '{"v":1}'
	await prisma.logLeaf.create({
		data: { kind: 'test', subject: 'test', entry, leafHash: leafHash(entry), acceptedAt: new Date() },
	})
}

test.each([
	['changed', () => prisma.logLeaf.updateMany({ data: { entry: '{}' } })],
	['removed', () => prisma.logLeaf.deleteMany()],
	['emptied', () => prisma.$executeRawUnsafe('TRUNCATE log_leaf CASCADE')],
])('a leaf of the log cannot be %s', async (_what, attempt) => {
	await addLeaf()
	await expect(attempt()).rejects.toThrow(/append-only/)
	expect(await prisma.logLeaf.count()).toBe(1)
})

test('a leaf hash is SHA-256 over a zero byte and the entry (RFC 9162, 2.1.1: the empty leaf)', () => {
	expect(leafHash('')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
})
