import type { Address, OperatorId, PersonId } from '@/lib/domain/kernel/ids'

export type GrantedRole = 'steward' | 'coordinator' | 'administrator'
export type MembershipRole = 'reporter' | 'manager'

export type Membership = { readonly operatorId: OperatorId; readonly role: MembershipRole }

/** Who acts. A person's roles are read anew for each request, so that a lost role is lost at once. */
export type Actor =
	| { readonly kind: 'visitor' }
	| Person
	| { readonly kind: 'machine'; readonly person: Person; readonly tokenId: string; readonly scopes: readonly string[] }
	| { readonly kind: 'system'; readonly task: string }

export type Person = {
	readonly kind: 'person'
	readonly id: PersonId
	readonly name: string
	readonly address: Address | null
	readonly roles: readonly GrantedRole[]
	readonly memberships: readonly Membership[]
}

export const VISITOR: Actor = { kind: 'visitor' }

/** The person behind a request, in a browser or through a token; `null` for visitors and for the house itself. */
export function personOf(actor: Actor): Person | null {
	if (actor.kind === 'person') return actor
	return actor.kind === 'machine' ? actor.person : null
}

/** Whether somebody, in person or by a token, belongs to this operator in any role. */
export function isMemberOf(actor: Actor, operatorId: OperatorId): boolean {
	return personOf(actor)?.memberships.some((membership) => membership.operatorId === operatorId) ?? false
}

/** Whether the DAO has given somebody this role; by a token the owner's roles count. */
export function holds(actor: Actor, role: GrantedRole): boolean {
	return personOf(actor)?.roles.includes(role) ?? false
}
