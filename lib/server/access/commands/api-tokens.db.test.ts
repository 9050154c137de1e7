import { beforeEach, describe, expect, test } from 'vitest'
import { type Actor, personOf, VISITOR } from '@/lib/domain/access/actor'
import { MOST_API_TOKENS } from '@/lib/domain/access/api-token'
import { actorFromBearer } from '@/lib/server/auth/find-actor'
import { createDraft } from '@/lib/server/incidents/commands/create-draft'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { sha256 } from '@/lib/server/log/append-to-log'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { getTeam } from '../queries/get-team'
import { listApiTokens } from '../queries/list-api-tokens'
import { createApiToken } from './create-api-token'
import { createInvitation } from './create-invitation'
import { endMembership } from './end-membership'
import { revokeApiToken } from './revoke-api-token'

const prisma = testPrisma()
const ADMINISTRATOR = 0
const MANAGER = 9

let people: DemonstrationPeople
let owner: Actor
beforeEach(async () => {
	people = await demonstrationPeople()
	owner = people.actor(MANAGER)
})

type Answer<T> =
	| { readonly ok: true; readonly value: T }
	| {
			readonly ok: false
			readonly problem: { readonly code: string; readonly reason?: string; readonly sentence: string }
	  }

function value<T>(answer: Answer<T>): T {
	if (answer.ok) return answer.value
	throw new Error(`${answer.problem.code} ${answer.problem.sentence}`)
}

function codeOf(answer: Answer<unknown>): string {
	return answer.ok ? 'ok' : (answer.problem.reason ?? answer.problem.code)
}

type Scopes = ('read' | 'report' | 'conduct')[]

async function token(scopes: Scopes, expiresInDays: number | null = null) {
	return value(await createApiToken.execute({ name: 'Watcher', scopes, expiresInDays }, { actor: owner }))
}

const bearer = async (scopes: Scopes) => actorFromBearer(`Bearer ${(await token(scopes)).token}`)
const draftBy = (actor: Actor) =>
	createDraft.execute({ operatorId: people.operatorIds['alder-validation'] ?? '' }, { actor })

describe('making a token', () => {
	test('shows it once, keeps its hash and logs neither', async () => {
		const made = await token(['read', 'read', 'report'], 30)
		expect(made.token).toMatch(/^grd_[A-Za-z0-9_-]{43}$/)
		const [row] = await prisma.apiToken.findMany()
		expect(row).toMatchObject({ tokenHash: sha256(made.token), name: 'Watcher', scopes: ['read', 'report'] })
		expect(row?.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000)
		const list = value(await listApiTokens.ask({}, { actor: owner }))
		const all = JSON.stringify([row, list, await prisma.logLeaf.findMany({ select: { entry: true } })])
		expect(all).not.toContain(made.token)
		expect(all).toContain('account.token_created')
	})

	test('asks for a name and for scopes that there are', async () => {
		for (const [name, scopes] of [
			['', ['read']],
			['Watcher', []],
			['Watcher', ['vote']],
		] as const) {
			const made = await createApiToken.execute({ name, scopes: scopes as never }, { actor: owner })
			expect(codeOf(made)).toBe('invalid_input')
		}
	})

	test('is for people, not for visitors and not for tokens', async () => {
		const input = { name: 'Another', scopes: ['read'] as Scopes }
		expect(codeOf(await createApiToken.execute(input, { actor: VISITOR }))).toBe('unauthenticated')
		const machine = await bearer(['read', 'report', 'conduct'])
		expect(codeOf(await createApiToken.execute(input, { actor: machine }))).toBe('forbidden')
	})

	test('stops at the most that work', async () => {
		for (let count = 1; count < MOST_API_TOKENS; count += 1) await token(['read'])
		const { id } = await token(['read'])
		const input = { name: 'One more', scopes: ['read'] as Scopes }
		expect(codeOf(await createApiToken.execute(input, { actor: owner }))).toBe('too_many_tokens')
		value(await revokeApiToken.execute({ tokenId: id }, { actor: owner }))
		expect(codeOf(await createApiToken.execute(input, { actor: owner }))).toBe('ok')
	})
})

describe('a request with a token', () => {
	test('is a machine with the scopes, for its owner, and the owner sees when it was', async () => {
		const machine = await bearer(['report'])
		expect(machine).toMatchObject({ kind: 'machine', scopes: ['report'], person: { name: personOf(owner)?.name } })
		expect(codeOf(await draftBy(machine))).toBe('ok')
		expect(value(await listApiTokens.ask({}, { actor: owner })).data[0]?.lastUsedAt).not.toBeNull()
	})

	test('without the scope is forbidden, and the sentence says so', async () => {
		const answer = await draftBy(await bearer(['read']))
		expect(codeOf(answer)).toBe('forbidden')
		expect(answer.ok ? '' : answer.problem.sentence).toContain('the scopes of this API token do not include that')
		const list = await listApiTokens.ask({}, { actor: await bearer(['read']) })
		expect(list.ok ? '' : list.problem.sentence).toContain('the scopes of this API token do not include that')
		expect(await prisma.incident.count()).toBe(0)
	})

	test('reads what is not published with the scope to read only', async () => {
		const { id } = value(await draftBy(owner))
		expect(codeOf(await getIncident.ask({ ref: id }, { actor: await bearer(['read']) }))).toBe('ok')
		expect(codeOf(await getIncident.ask({ ref: id }, { actor: await bearer(['report']) }))).toBe('not_found')
		const ref = 'alder-validation'
		expect(codeOf(await getTeam.ask({ ref }, { actor: await bearer(['read']) }))).toBe('ok')
		expect(codeOf(await getTeam.ask({ ref }, { actor: await bearer(['report']) }))).toBe('not_found')
	})

	test('invites nobody, whatever its scopes', async () => {
		const machine = await bearer(['read', 'report', 'conduct'])
		const invited = await createInvitation.execute({ ref: 'alder-validation', role: 'manager' }, { actor: machine })
		expect(codeOf(invited)).toBe('forbidden')
	})

	test('loses with its owner what its owner loses', async () => {
		const { token: secret } = await token(['report'])
		const membership = await prisma.membership.findFirstOrThrow({ where: { personId: personOf(owner)?.id ?? '' } })
		const end = { ref: 'alder-validation', membershipId: membership.id, reason: 'Left.' }
		value(await endMembership.execute(end, { actor: people.actor(ADMINISTRATOR) }))
		expect(codeOf(await draftBy(await actorFromBearer(`Bearer ${secret}`)))).toBe('forbidden')
	})
})

describe('a token that is over', () => {
	test('is refused at once when it is revoked, and only its owner can do that', async () => {
		const { id: tokenId, token: secret } = await token(['report'])
		const header = `Bearer ${secret}`
		const asked: readonly (readonly [Actor, string])[] = [
			[people.actor(ADMINISTRATOR), 'not_found'],
			[VISITOR, 'not_found'],
			[await actorFromBearer(header), 'forbidden'],
			[owner, 'ok'],
			[owner, 'already_revoked'],
		]
		for (const [actor, code] of asked) expect(codeOf(await revokeApiToken.execute({ tokenId }, { actor }))).toBe(code)
		expect(await actorFromBearer(header)).toEqual(VISITOR)
		expect(codeOf(await draftBy(await actorFromBearer(header)))).toBe('unauthenticated')
		expect(value(await listApiTokens.ask({}, { actor: owner })).data).toEqual([])
	})

	test('is nobody once its time is up, or when it was never made', async () => {
		const { id, token: secret } = await token(['read'], 1)
		expect((await actorFromBearer(`Bearer ${secret}`)).kind).toBe('machine')
		await prisma.apiToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
		expect(await actorFromBearer(`Bearer ${secret}`)).toEqual(VISITOR)
		expect(await actorFromBearer(`Bearer grd_${'A'.repeat(43)}`)).toEqual(VISITOR)
		expect(await actorFromBearer(`Basic ${secret}`)).toEqual(VISITOR)
	})
})
