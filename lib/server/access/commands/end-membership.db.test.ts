import { beforeEach, describe, expect, test } from 'vitest'
import { type Actor, personOf, VISITOR } from '@/lib/domain/access/actor'
import { findPerson } from '@/lib/server/auth/find-actor'
import { findOrAddByEmail } from '@/lib/server/auth/people'
import { createDraft } from '@/lib/server/incidents/commands/create-draft'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { getTeam } from '../queries/get-team'
import { acceptInvitation } from './accept-invitation'
import { createInvitation } from './create-invitation'
import { endMembership } from './end-membership'

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

async function membershipOf(name: string): Promise<string> {
	const found = (await team(manager)).members.find((member) => member.name === name)
	if (found === undefined) throw new Error(`${name} is no member`)
	return found.id
}

describe('ending a membership', () => {
	const reason = 'Left the company.'

	test('takes the rights away at once, and colleagues read why', async () => {
		const membershipId = await membershipOf('Alder Validation, reporter')
		value(await endMembership.execute({ ref, membershipId, reason }, { actor: manager }))
		const reporter = (await findPerson(personOf(people.actor(REPORTER))?.id ?? '')) ?? VISITOR
		expect(personOf(reporter)?.memberships).toEqual([])
		const operatorId = people.operatorIds[ref] ?? ''
		expect(codeOf(await createDraft.execute({ operatorId }, { actor: reporter }))).toBe('forbidden')
		expect(codeOf(await getTeam.ask({ ref }, { actor: reporter }))).toBe('not_found')
		expect((await team(manager)).former).toMatchObject([{ name: 'Alder Validation, reporter', reason }])
		const again = await endMembership.execute({ ref, membershipId, reason }, { actor: manager })
		expect(codeOf(again)).toBe('already_ended')
	})

	test('is for managers of the operator and administrators, with a reason', async () => {
		const membershipId = await membershipOf('Alder Validation, reporter')
		const asked: readonly (readonly [Actor, string])[] = [
			[people.actor(REPORTER), 'forbidden'],
			[people.actor(STEWARD), 'not_found'],
			[people.actor(MANAGER_OF_BIRCH), 'not_found'],
			[VISITOR, 'not_found'],
		]
		for (const [actor, code] of asked)
			expect(codeOf(await endMembership.execute({ ref, membershipId, reason }, { actor }))).toBe(code)
		const silent = await endMembership.execute({ ref, membershipId, reason: ' ' }, { actor: manager })
		expect(codeOf(silent)).toBe('invalid_input')
		const birch = { ref: 'birch-staking', membershipId, reason }
		expect(codeOf(await endMembership.execute(birch, { actor: people.actor(ADMINISTRATOR) }))).toBe('not_found')
	})

	test('leaves the last manager, unless an administrator does it', async () => {
		const membershipId = await membershipOf('Alder Validation, manager')
		const end = { ref, membershipId, reason }
		expect(codeOf(await endMembership.execute(end, { actor: manager }))).toBe('last_manager')
		expect(codeOf(await endMembership.execute(end, { actor: people.actor(ADMINISTRATOR) }))).toBe('ok')
	})

	test('of two managers who leave at the same time keeps one', async () => {
		const { secret } = await invitation('manager')
		value(await acceptInvitation.execute({ secret }, { actor: guest }))
		const second = await byMail('guest@example.org')
		const ends = [
			[await membershipOf('Alder Validation, manager'), manager],
			[await membershipOf('guest'), second],
		] as const
		const both = await Promise.all(
			ends.map(([membershipId, actor]) => endMembership.execute({ ref, membershipId, reason }, { actor })),
		)
		expect(both.map(codeOf).sort()).toEqual(['last_manager', 'ok'])
	})

	test('voids the invitations that the one who leaves has made', async () => {
		const kept = await invitation('reporter', people.actor(ADMINISTRATOR))
		const { secret } = await invitation('manager')
		const membershipId = await membershipOf('Alder Validation, manager')
		value(await endMembership.execute({ ref, membershipId, reason }, { actor: people.actor(ADMINISTRATOR) }))
		expect(codeOf(await acceptInvitation.execute({ secret }, { actor: manager }))).toBe('invitation_revoked')
		expect(codeOf(await acceptInvitation.execute({ secret: kept.secret }, { actor: guest }))).toBe('ok')
	})
})
