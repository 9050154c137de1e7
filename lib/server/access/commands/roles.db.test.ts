import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { actorFromSession, findPerson } from '@/lib/server/auth/find-actor'
import { spendNonce } from '@/lib/server/auth/nonce.store'
import { startSession } from '@/lib/server/auth/sessions'
import { testPrisma } from '@/lib/testing/test-database'
import { endRole } from './end-role'
import { grantRole } from './grant-role'
import { revokeSession } from './revoke-session'

const prisma = testPrisma()
const ANNA = randomUUID()
const BEN = randomUUID()

beforeEach(async () => {
	for (const [id, name] of [
		[ANNA, 'Anna'],
		[BEN, 'Ben'],
	] as const) {
		await prisma.person.create({ data: { id, name, logSalt: 'salt', createdAt: new Date() } })
	}
	await prisma.roleGrant.create({
		data: { id: randomUUID(), personId: ANNA, role: 'administrator', grantedAt: new Date() },
	})
})

async function actor(id: string) {
	return (await findPerson(id)) ?? VISITOR
}

test('an administrator gives a role, and taking it away takes effect at once', async () => {
	const session = await startSession(BEN, 'wallet', '')
	const rolesOfBen = async () => {
		const found = await actorFromSession(session)
		return found.kind === 'person' ? found.roles : null
	}
	expect(await rolesOfBen()).toEqual([])
	expect((await grantRole.execute({ personId: BEN, role: 'steward' }, { actor: await actor(ANNA) })).ok).toBe(true)
	expect(await rolesOfBen()).toEqual(['steward'])
	expect((await endRole.execute({ personId: BEN, role: 'steward' }, { actor: await actor(ANNA) })).ok).toBe(true)
	expect(await rolesOfBen()).toEqual([])
	expect(await prisma.logLeaf.count()).toBe(2)
})

test('nobody else gives roles, and the last administrator stays', async () => {
	const byBen = await grantRole.execute({ personId: BEN, role: 'administrator' }, { actor: await actor(BEN) })
	expect(byBen.ok ? '' : byBen.problem.code).toBe('forbidden')
	const byNobody = await grantRole.execute({ personId: BEN, role: 'administrator' }, { actor: VISITOR })
	expect(byNobody.ok ? '' : byNobody.problem.code).toBe('unauthenticated')
	const last = await endRole.execute({ personId: ANNA, role: 'administrator' }, { actor: await actor(ANNA) })
	expect(last.ok ? '' : last.problem.reason).toBe('last_administrator')
	expect(await prisma.logLeaf.count()).toBe(0)
})

test('a role given twice at once is given once, so that ending it ends it', async () => {
	const byAnna = { actor: await actor(ANNA) }
	const give = () => grantRole.execute({ personId: BEN, role: 'steward' }, byAnna)
	const given = await Promise.all([give(), give(), give()])
	expect(given.filter((answer) => answer.ok)).toHaveLength(1)
	expect(given.flatMap((answer) => (answer.ok ? [] : [answer.problem.reason]))).toEqual(['has_role', 'has_role'])
	expect(await prisma.roleGrant.count({ where: { personId: BEN, endedAt: null } })).toBe(1)
})

test('a revoked session is a visitor from then on, and only its owner can revoke it', async () => {
	const session = await startSession(BEN, 'wallet', '')
	const byAnna = await revokeSession.execute({ sessionId: session }, { actor: await actor(ANNA) })
	expect(byAnna.ok ? '' : byAnna.problem.code).toBe('not_found')
	expect((await revokeSession.execute({ sessionId: session }, { actor: await actor(BEN) })).ok).toBe(true)
	expect(await actorFromSession(session)).toEqual(VISITOR)
})

test('a nonce is spent once, whoever comes at the same time', async () => {
	const tries = await Promise.all([1, 2, 3, 4].map(() => spendNonce('the same', 60_000)))
	expect(tries.filter((won) => won)).toHaveLength(1)
})
