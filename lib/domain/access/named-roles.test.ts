import { expect, test } from 'vitest'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { VISITOR } from './actor'
import { NAMED_FOR, whoIsNamed, whyNamed } from './named-roles'
import { PERMISSIONS, type PermissionRow } from './permissions'

test('whom the policy names is told by their roles', () => {
	expect(whoIsNamed(['administrator'])).toBe('Administrators')
	expect(whoIsNamed(['steward', 'coordinator', 'administrator'])).toBe('Stewards, coordinators and administrators')
})

test('whoever acts is told which of their roles is named', () => {
	const id = '00000000-0000-4000-8000-00000000000a' as PersonId
	const both = { kind: 'person', id, name: 'Someone', address: null, roles: ['steward', 'coordinator'] } as const
	expect(whyNamed({ ...both, memberships: [] }, ['administrator', 'coordinator'])).toBe('You are a coordinator.')
	expect(whyNamed({ ...both, memberships: [] }, ['steward'])).toBe('You are a steward.')
	expect(whyNamed(VISITOR, ['steward'])).toBe('The policy names you for this.')
})

test('each permission that goes by the policy is in the map, with the list that it goes by', () => {
	const rows: readonly PermissionRow[] = PERMISSIONS
	const listed = rows.flatMap(({ permission, grants }) => {
		const when = grants.map((grant) => grant.when).find((one) => one === 'enacts' || one === 'verifies')
		return when === undefined ? [] : [[permission, when] as const]
	})
	expect(Object.fromEntries(listed)).toEqual(NAMED_FOR)
})
