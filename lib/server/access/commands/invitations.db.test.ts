import { beforeEach, describe, expect, test } from 'vitest'
import { type Actor, personOf, VISITOR } from '@/lib/domain/access/actor'
import { INVITATION_LIFE, MOST_OPEN_INVITATIONS } from '@/lib/domain/access/invitation'
import type { Instant } from '@/lib/domain/kernel/instant'
import { findPerson } from '@/lib/server/auth/find-actor'
import { findOrAddByEmail } from '@/lib/server/auth/people'
import { createDraft } from '@/lib/server/incidents/commands/create-draft'
import { sha256 } from '@/lib/server/log/append-to-log'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { getInvitation } from '../queries/get-invitation'
import { getTeam } from '../queries/get-team'
import { acceptInvitation } from './accept-invitation'
import { createInvitation } from './create-invitation'
import { revokeInvitation } from './revoke-invitation'

const prisma = testPrisma()
const ADMINISTRATOR = 0
const STEWARD = 2
const MANAGER = 9
const REPORTER = 10
const MANAGER_OF_BIRCH = 11
const ref = 'alder-validation'

let people: DemonstrationPeople
let manager: Actor
let guest: Actor
beforeEach(async () => {
	people = await demonstrationPeople()
	manager = people.actor(MANAGER)
	guest = await byMail('guest@example.org')
})

async function byMail(email: string): Promise<Actor> {
	return (await findPerson((await findOrAddByEmail(email)).id)) ?? VISITOR
}

type Answer<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly problem: { readonly code: string; readonly reason?: string } }

function value<T>(answer: Answer<T>): T {
	if (answer.ok) return answer.value
	throw new Error(`${answer.problem.code} ${answer.problem.reason ?? ''}`)
}

function codeOf(answer: Answer<unknown>): string {
	return answer.ok ? 'ok' : (answer.problem.reason ?? answer.problem.code)
}

async function invitation(role: 'reporter' | 'manager' = 'reporter', actor = manager) {
	return value(await createInvitation.execute({ ref, role }, { actor }))
}

const team = async (actor: Actor) => value(await getTeam.ask({ ref }, { actor }))

describe('inviting', () => {
	test('is for managers of this operator and administrators', async () => {
		const asked: readonly (readonly [Actor, string])[] = [
			[manager, 'ok'],
			[people.actor(ADMINISTRATOR), 'ok'],
			[people.actor(REPORTER), 'forbidden'],
			[people.actor(STEWARD), 'forbidden'],
			[people.actor(MANAGER_OF_BIRCH), 'forbidden'],
			[VISITOR, 'unauthenticated'],
		]
		for (const [actor, code] of asked)
			expect(codeOf(await createInvitation.execute({ ref, role: 'reporter' }, { actor }))).toBe(code)
		expect(await prisma.invitation.count()).toBe(2)
	})

	test('shows the secret once, keeps its hash and logs neither', async () => {
		const { secret, link } = await invitation()
		expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
		expect(link).toBe(`http://127.0.0.1:3000/invitations/${secret}`)
		const rows = await prisma.invitation.findMany()
		expect(rows.map((row) => row.tokenHash)).toEqual([sha256(secret)])
		const all = JSON.stringify([rows, await prisma.logLeaf.findMany({ select: { entry: true } }), await team(manager)])
		expect(all).not.toContain(secret)
		expect(all).toContain('operator.invited')
	})

	test('mails the link as well when an address is given', async () => {
		const { link } = await invitation()
		expect(await prisma.outboxMessage.count()).toBe(0)
		const mailed = { ref, role: 'manager', email: 'new@example.org' } as const
		const { link: sent } = value(await createInvitation.execute(mailed, { actor: manager }))
		const [message] = await prisma.outboxMessage.findMany()
		expect(message?.payload).toMatchObject({ to: 'new@example.org', text: expect.stringContaining(sent) })
		expect(JSON.stringify(message?.payload)).not.toContain(link)
	})

	test('stops at the most open ones, also when they are made at the same time', async () => {
		for (let count = 1; count < MOST_OPEN_INVITATIONS; count += 1) await invitation()
		const both = await Promise.all(
			[1, 2].map(() => createInvitation.execute({ ref, role: 'reporter' }, { actor: manager })),
		)
		expect(both.map(codeOf).sort()).toEqual(['ok', 'too_many_invitations'])
	})

	test('takes a role of members only, and an operator that there is', async () => {
		const steward = { ref, role: 'steward' } as never
		expect(codeOf(await createInvitation.execute(steward, { actor: manager }))).toBe('invalid_input')
		const nowhere = { ref: 'nowhere', role: 'reporter' } as const
		expect(codeOf(await createInvitation.execute(nowhere, { actor: manager }))).toBe('not_found')
	})
})

describe('accepting', () => {
	test('makes the holder of the link a member, who acts for the operator from then on', async () => {
		const { secret } = await invitation()
		expect(value(await acceptInvitation.execute({ secret }, { actor: guest }))).toMatchObject({
			role: 'reporter',
			operator: { slug: ref },
		})
		const operatorId = people.operatorIds[ref] ?? ''
		const now = await byMail('guest@example.org')
		expect(personOf(now)?.memberships).toEqual([{ operatorId, role: 'reporter' }])
		expect(codeOf(await createDraft.execute({ operatorId }, { actor: now }))).toBe('ok')
		expect((await team(manager)).members.map(({ name }) => name)).toContain('guest')
		expect((await team(manager)).invitations).toEqual([])
	})

	test('works once', async () => {
		const { secret } = await invitation()
		value(await acceptInvitation.execute({ secret }, { actor: guest }))
		const again = await acceptInvitation.execute({ secret }, { actor: await byMail('other@example.org') })
		expect(codeOf(again)).toBe('invitation_used')
	})

	test('of two at the same time has one winner', async () => {
		const { secret } = await invitation()
		const racers = await Promise.all(['a@example.org', 'b@example.org', 'c@example.org'].map(byMail))
		const all = await Promise.all(racers.map((actor) => acceptInvitation.execute({ secret }, { actor })))
		expect(all.map(codeOf).sort()).toEqual(['invitation_used', 'invitation_used', 'ok'])
		expect(await prisma.membership.count({ where: { person: { email: { endsWith: '@example.org' } } } })).toBe(1)
	})

	test('of two links by one person at the same time gives one membership', async () => {
		const secrets = [(await invitation()).secret, (await invitation('manager')).secret]
		const all = await Promise.all(secrets.map((secret) => acceptInvitation.execute({ secret }, { actor: guest })))
		expect(all.map(codeOf).sort()).toEqual(['already_member', 'ok'])
	})

	test('asks a visitor to sign in, and knows no secret but its own', async () => {
		const { secret } = await invitation()
		expect(codeOf(await acceptInvitation.execute({ secret }, { actor: VISITOR }))).toBe('unauthenticated')
		const guessed = { secret: 'A'.repeat(43) }
		expect(codeOf(await acceptInvitation.execute(guessed, { actor: guest }))).toBe('not_found')
		expect(codeOf(await acceptInvitation.execute({ secret: sha256(secret) }, { actor: guest }))).toBe('invalid_input')
	})

	test('is refused when revoked, too old, or to a member', async () => {
		const [revoked, old, own] = [await invitation(), await invitation(), await invitation()]
		value(await revokeInvitation.execute({ ref, invitationId: revoked.id }, { actor: manager }))
		const at = (Date.now() + INVITATION_LIFE) as Instant
		const answers = [
			await acceptInvitation.execute({ secret: revoked.secret }, { actor: guest }),
			await acceptInvitation.execute({ secret: old.secret }, { actor: guest, at }),
			await acceptInvitation.execute({ secret: own.secret }, { actor: people.actor(REPORTER) }),
		]
		expect(answers.map(codeOf)).toEqual(['invitation_revoked', 'invitation_expired', 'already_member'])
		expect(await prisma.membership.count({ where: { person: { email: 'guest@example.org' } } })).toBe(0)
	})
})

describe('the link', () => {
	test('tells anybody who holds it the operator, the role and the end, and nobody else who is there', async () => {
		const { secret, expiresAt } = await invitation('manager')
		const offer = value(await getInvitation.ask({ secret }, { actor: VISITOR }))
		expect(offer).toEqual({
			operator: { slug: ref, name: 'Alder Validation' },
			role: 'manager',
			expiresAt,
			whyNot: null,
		})
		value(await acceptInvitation.execute({ secret }, { actor: guest }))
		expect(value(await getInvitation.ask({ secret }, { actor: VISITOR })).whyNot).toContain('has been used')
		expect(codeOf(await getInvitation.ask({ secret: 'A'.repeat(43) }, { actor: guest }))).toBe('not_found')
	})
})

describe('revoking', () => {
	test('is for those who may invite; who may not see the team finds nothing', async () => {
		const { id: invitationId } = await invitation()
		const asked: readonly (readonly [Actor, string])[] = [
			[people.actor(REPORTER), 'forbidden'],
			[people.actor(STEWARD), 'not_found'],
			[people.actor(MANAGER_OF_BIRCH), 'not_found'],
			[VISITOR, 'not_found'],
			[people.actor(ADMINISTRATOR), 'ok'],
			[manager, 'already_revoked'],
		]
		for (const [actor, code] of asked)
			expect(codeOf(await revokeInvitation.execute({ ref, invitationId }, { actor }))).toBe(code)
	})

	test('comes too late once it is used, and reaches no other operator', async () => {
		const { id: invitationId, secret } = await invitation()
		const birch = { ref: 'birch-staking', invitationId }
		expect(codeOf(await revokeInvitation.execute(birch, { actor: people.actor(MANAGER_OF_BIRCH) }))).toBe('not_found')
		value(await acceptInvitation.execute({ secret }, { actor: guest }))
		expect(codeOf(await revokeInvitation.execute({ ref, invitationId }, { actor: manager }))).toBe('invitation_used')
	})
})

test('the team is for colleagues and administrators, and says why a reporter may not invite', async () => {
	for (const reader of [STEWARD, MANAGER_OF_BIRCH])
		expect(codeOf(await getTeam.ask({ ref }, { actor: people.actor(reader) }))).toBe('not_found')
	expect(codeOf(await getTeam.ask({ ref }, { actor: VISITOR }))).toBe('not_found')
	expect((await team(people.actor(ADMINISTRATOR))).mayInvite).toEqual({ allowed: true })
	expect((await team(people.actor(REPORTER))).mayInvite).toMatchObject({
		allowed: false,
		because: expect.stringContaining("this is for the operator's managers"),
	})
})
