import type { IncidentOrigin } from '@/lib/domain/incidents/incident'
import { assertNever } from '@/lib/domain/kernel/assert-never'
import type { OperatorId, PersonId } from '@/lib/domain/kernel/ids'
import { type Actor, type GrantedRole, holds, isMemberOf, personOf } from './actor'
import { type Condition, type Grant, PERMISSIONS, type Permission, type PermissionRow } from './permissions'
import { scopesAllow } from './scopes'

/** What a permission is asked about. Leave out what the thing does not have. */
export type Subject = {
	readonly operatorId?: OperatorId | null
	readonly coordinatorId?: PersonId | null
	/** Who began the draft of a case. */
	readonly origin?: IncidentOrigin
	/** The person that an account, session or token belongs to. */
	readonly ownerId?: PersonId | null
	/** Whom the policy of the case names for its rung. */
	readonly roles?: { readonly enacts: readonly GrantedRole[]; readonly verifies: readonly GrantedRole[] }
	/** A vote whose roll is a list of balances. */
	readonly isWeighted?: boolean
}

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly because: string }

/** The one place that answers "may this actor do this to that". Denied unless a row of the table allows it. */
export function can(actor: Actor, permission: Permission, subject: Subject = {}): Verdict {
	const row = permissionRow(permission)
	if (actor.kind === 'machine' && !scopesAllow(actor.scopes, permission)) {
		return { allowed: false, because: `${row.does}: the scopes of this API token do not include that.` }
	}
	if (row.grants.some((grant) => holdsRole(actor, grant, subject) && meets(actor, grant, subject))) {
		return { allowed: true }
	}
	return { allowed: false, because: denialSentence(row) }
}

/** The line of the table for one permission; a name that it does not have is a bug. */
export function permissionRow(permission: Permission): PermissionRow {
	const row = PERMISSIONS.find((candidate) => candidate.permission === permission)
	if (row === undefined) throw new Error(`No such permission: ${permission}`)
	return row
}

function holdsRole(actor: Actor, grant: Grant, subject: Subject): boolean {
	switch (grant.role) {
		case 'visitor':
			return true
		case 'signed_in':
			return personOf(actor) !== null
		case 'system':
			return actor.kind === 'system'
		case 'steward':
		case 'coordinator':
		case 'administrator':
			return holds(actor, grant.role)
		case 'reporter':
		case 'manager':
			return (
				personOf(actor)?.memberships.some(
					(membership) => membership.role === grant.role && membership.operatorId === subject.operatorId,
				) ?? false
			)
		case 'peer':
			return (personOf(actor)?.memberships.length ?? 0) > 0
		default:
			return assertNever(grant.role)
	}
}

function meets(actor: Actor, { role, when: condition }: Grant, subject: Subject): boolean {
	const person = personOf(actor)
	switch (condition) {
		case undefined:
			return true
		case 'own_operator':
			return concerns(actor, subject)
		case 'other_operator':
			return subject.operatorId != null && !isMemberOf(actor, subject.operatorId)
		case 'begun_by_dao':
			return subject.origin === 'coordinator'
		case 'uninvolved':
			return person !== null && subject.coordinatorId !== person.id && !concerns(actor, subject)
		case 'weighted':
			return subject.isWeighted === true
		case 'self':
			return person !== null && subject.ownerId === person.id
		case 'enacts':
		case 'verifies':
			return (
				subject.operatorId != null &&
				!isMemberOf(actor, subject.operatorId) &&
				(subject.roles?.[condition].some((named) => named === role) ?? false)
			)
		default:
			return assertNever(condition)
	}
}

/** Whether the actor belongs to the operator that this is about. */
function concerns(actor: Actor, subject: Subject): boolean {
	return subject.operatorId != null && isMemberOf(actor, subject.operatorId)
}

const ROLE_WORDS: Readonly<Record<Grant['role'], string>> = {
	visitor: 'everyone',
	signed_in: 'signed-in people',
	steward: 'stewards',
	coordinator: 'coordinators',
	administrator: 'administrators',
	reporter: "the operator's reporters",
	manager: "the operator's managers",
	peer: 'members of other operators',
	system: 'Guardrail itself',
}

export const CONDITION_WORDS: Readonly<Record<Condition, string>> = {
	own_operator: 'for their own operator',
	other_operator: 'when the case is not about their own operator',
	begun_by_dao: 'for drafts that a coordinator began',
	uninvolved: 'unless they coordinate the case or belong to the operator concerned',
	weighted: 'in a vote whose roll is a list of balances',
	self: 'for what is their own',
	enacts: 'when the policy of the case names them for the measure, and the case is not about their own operator',
	verifies: 'when the policy of the case names them for verifying, and the case is not about their own operator',
}

/** A grant in words, as the public page prints it: "coordinators, when the case is not about their own operator". */
export function describeGrant(grant: Grant): string {
	const role = ROLE_WORDS[grant.role]
	return grant.when === undefined ? role : `${role}, ${CONDITION_WORDS[grant.when]}`
}

function denialSentence(row: PermissionRow): string {
	const whom = row.grants.filter((grant) => grant.role !== 'system').map(describeGrant)
	return `${row.does}: this is for ${whom.join('; ')}.`
}
