import { expect, test } from 'vitest'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { toJson } from '@/lib/server/kernel/json'
import { testPrisma } from '@/lib/testing/test-database'
import { hashDocument } from './hash-document'
import { currentPolicy, policyOf } from './policies'
import { findPolicyVersion } from './policy.store'
import { rubricOf } from './rubrics'

const prisma = testPrisma()
const DAY = new Date('2026-01-01T00:00:00Z')

async function add(version: string, state: 'draft' | 'adopted', effectiveAt: Date | null) {
	const document = { ...POLICY_1_0, version }
	await prisma.policyVersion.create({
		data: {
			version,
			document: toJson(document),
			hash: hashDocument(document),
			rubric: {},
			state,
			authorName: 'Somebody',
			createdAt: DAY,
			updatedAt: DAY,
			effectiveAt,
		},
	})
}

test('a database that was emptied goes by the founding policy', async () => {
	expect(await prisma.policyVersion.count()).toBe(0)
	expect(await currentPolicy(prisma)).toEqual(POLICY_1_0)
	expect(await rubricOf(prisma, '1.0')).toEqual(RUBRIC_1_0)
})

test('new cases go by the newest adopted policy whose day has come; drafts are no policy', async () => {
	await add('1.1', 'adopted', DAY)
	await add('1.2', 'adopted', new Date(Date.now() + 86_400_000))
	await add('1.3', 'draft', null)
	expect((await currentPolicy(prisma)).version).toBe('1.1')
	await expect(policyOf(prisma, '1.3')).rejects.toThrow('No policy in force ever had the version 1.3')
	await expect(policyOf(prisma, '9.9')).rejects.toThrow('9.9')
})

test('the database keeps what is no draft any more', async () => {
	await add('1.1', 'adopted', DAY)
	const change = (data: object) => prisma.policyVersion.update({ where: { version: '1.1' }, data })
	await expect(change({ document: {} })).rejects.toThrow('its document stays as it is')
	await expect(change({ state: 'rejected' })).rejects.toThrow('is settled')
	await expect(prisma.policyVersion.deleteMany()).rejects.toThrow('kept for good')
	await add('1.2', 'draft', null)
	await prisma.policyVersion.update({ where: { version: '1.2' }, data: { document: {}, edition: 2 } })
	expect((await findPolicyVersion(prisma, '1.2'))?.document).toEqual({})
})
