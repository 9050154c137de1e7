import type { Problem } from '@/lib/contracts/problem'
import { type Actor, type GrantedRole, type Person, VISITOR } from '@/lib/domain/access/actor'
import type { Permission } from '@/lib/domain/access/permissions'
import type { OperatorId } from '@/lib/domain/kernel/ids'
import { WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'

export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem }

type DenialCode = 'forbidden' | 'unauthenticated' | 'not_found'

export type Attempt = {
	/** The act; with the same input whoever does it. */
	readonly act: (actor: Actor) => Promise<Answer>
	readonly right: Actor
	readonly wrong: Readonly<Record<string, readonly [Actor, DenialCode]>>
}

/** An act that needs a permission, ready to be tried by those who lack it and by one who has it. */
export type Denial = {
	readonly permission: Permission
	readonly does: string
	readonly prepare: (people: DemonstrationPeople) => Promise<Attempt>
}

function personAt(people: DemonstrationPeople, index: number): Person {
	const actor = people.actor(index)
	if (actor.kind !== 'person') throw new Error(`The actor ${index} is not a person`)
	return actor
}

/** Somebody of the demonstration with these roles of the DAO and no others. */
export function holding(people: DemonstrationPeople, index: number, roles: readonly GrantedRole[]): Actor {
	return { ...personAt(people, index), roles }
}

/** Somebody of the DAO who is a reporter of Alder too. */
export function ofAlder(people: DemonstrationPeople, index: number): Actor {
	const operatorId = (people.operatorIds['alder-validation'] ?? '') as OperatorId
	return { ...personAt(people, index), memberships: [{ operatorId, role: 'reporter' }] }
}

/** Signed in, and nothing else. */
export function nobody(people: DemonstrationPeople): Actor {
	return holding(people, WHO.administrator, [])
}

/** What somebody does by an API token that is limited to these scopes. */
export function byToken(people: DemonstrationPeople, index: number, ...scopes: string[]): Actor {
	return { kind: 'machine', person: personAt(people, index), tokenId: 'token', scopes }
}

/** Who may not conduct a published case of Alder. */
export function bystanders(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		'a visitor': [VISITOR, 'unauthenticated'],
		'an administrator': [people.actor(WHO.administrator), 'forbidden'],
		'a steward': [people.actor(WHO.steward), 'forbidden'],
		'the manager': [people.actor(WHO.manager), 'forbidden'],
		'a peer': [people.actor(WHO.peer), 'forbidden'],
		'a coordinator of the operator': [ofAlder(people, WHO.coordinator), 'forbidden'],
		"a coordinator's token for reading": [byToken(people, WHO.coordinator, 'read'), 'forbidden'],
	}
}

/** Who may not keep the registers of the DAO. */
export function outsiders(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		'a visitor': [VISITOR, 'unauthenticated'],
		'somebody without a role': [nobody(people), 'forbidden'],
		'a steward': [people.actor(WHO.steward), 'forbidden'],
		'the manager': [people.actor(WHO.manager), 'forbidden'],
		"a coordinator's token for reading": [byToken(people, WHO.coordinator, 'read'), 'forbidden'],
	}
}
