import { beforeEach, expect, test, vi } from 'vitest'
import { personOf, VISITOR } from '@/lib/domain/access/actor'
import { sha256 } from '@/lib/server/log/append-to-log'
import type { Mail } from '@/lib/server/mail/send-mail'
import { testPrisma } from '@/lib/testing/test-database'
import { sendSignInLink, signInByLink } from './email-link'
import { findPerson } from './find-actor'

const sent: Mail[] = []
vi.mock('@/lib/server/mail/send-mail', () => ({ sendMail: async (mail: Mail) => void sent.push(mail) }))

const prisma = testPrisma()
const ADDRESS = 'nadia@example.org'
beforeEach(() => {
	sent.length = 0
})

async function mailedToken(): Promise<string> {
	await sendSignInLink(ADDRESS, '/desk')
	const link = /https?:\/\/\S+/.exec(sent.at(-1)?.text ?? '')?.[0] ?? ''
	return new URL(link).searchParams.get('token') ?? ''
}

test('a link signs in the one it was mailed to, who has no wallet and no role', async () => {
	const token = await mailedToken()
	const person = await findPerson((await signInByLink(token))?.id ?? '')
	expect(person).toMatchObject({ name: 'nadia', address: null, roles: [], memberships: [] })
	expect(sent.map(({ to }) => to)).toEqual([ADDRESS])
})

test('the same address is the same person, in any case of its letters', async () => {
	const first = await signInByLink(await mailedToken())
	await sendSignInLink('NADIA@example.org', '/desk')
	const token = /token=([\w-]+)/.exec(sent.at(-1)?.text ?? '')?.[1] ?? ''
	expect(await signInByLink(token)).toEqual(first)
	expect(personOf((await findPerson(first?.id ?? '')) ?? VISITOR)?.id).toBe(first?.id)
})

test('a link works once, whoever comes at the same time', async () => {
	const token = await mailedToken()
	const tries = await Promise.all([1, 2, 3].map(() => signInByLink(token)))
	expect(tries.filter((person) => person !== null)).toHaveLength(1)
	expect(await signInByLink(token)).toBeNull()
})

test('a link that is too old, or that was never mailed, signs nobody in', async () => {
	const token = await mailedToken()
	const { expiresAt } = await prisma.emailSignInToken.findFirstOrThrow()
	expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000)
	await prisma.emailSignInToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
	expect(await signInByLink(token)).toBeNull()
	expect(await signInByLink('')).toBeNull()
	expect(await prisma.person.count()).toBe(0)
})

test('what is kept of a link is its hash', async () => {
	const token = await mailedToken()
	const rows = await prisma.emailSignInToken.findMany()
	expect(rows.map(({ tokenHash }) => tokenHash)).toEqual([sha256(token)])
	expect(JSON.stringify(rows)).not.toContain(token)
})

test('the link remembers where its reader wanted to go', async () => {
	await sendSignInLink(ADDRESS, '/invitations/abc')
	expect(sent.at(-1)?.text).toContain('to=%2Finvitations%2Fabc')
})
