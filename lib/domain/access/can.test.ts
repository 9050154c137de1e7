import { describe, expect, test } from 'vitest'
import type { OperatorId, PersonId } from '@/lib/domain/kernel/ids'
import { type Actor, type GrantedRole, type Membership, type Person, VISITOR } from './actor'
import { can, describeGrant } from './can'
import { canReadIncident, clearanceFor } from './can-read-incident'
import { draftOrigin } from './draft-origin'
import { PERMISSIONS, type Permission, type PermissionRow } from './permissions'

const OURS = '00000000-0000-4000-8000-000000000001' as OperatorId
const THEIRS = '00000000-0000-4000-8000-000000000002' as OperatorId
const ME = '00000000-0000-4000-8000-00000000000a' as PersonId

function person(roles: readonly GrantedRole[], memberships: readonly Membership[] = []): Person {
	return { kind: 'person', id: ME, name: 'Someone', address: null, roles, memberships }
}

const PEOPLE: Readonly<Record<string, Actor>> = {
	visitor: VISITOR,
	nobody: person([]),
	steward: person(['steward']),
	coordinator: person(['coordinator']),
	administrator: person(['administrator']),
	reporter: person([], [{ operatorId: OURS, role: 'reporter' }]),
	manager: person([], [{ operatorId: OURS, role: 'manager' }]),
	peer: person([], [{ operatorId: THEIRS, role: 'reporter' }]),
	system: { kind: 'system', task: 'test' },
}

/** Who may do what on a case of the operator "ours" that somebody else coordinates: the table once more, by hand. */
const EXPECTED: Readonly<Record<Permission, string>> = {
	'published.read': 'visitor nobody steward coordinator administrator reporter manager peer system',
	'incident.read': 'steward coordinator reporter manager peer system',
	'incident.draft': 'reporter manager',
	'incident.read_draft': 'reporter manager',
	'incident.file': 'reporter manager',
	'incident.revise': 'coordinator reporter manager',
	'incident.embargo': 'coordinator manager',
	'incident.triage': 'coordinator',
	'incident.reply': 'reporter manager',
	'incident.publish': 'coordinator',
	'incident.comment': 'steward coordinator reporter manager peer',
	'incident.appeal': 'manager',
	'incident.rule_on_appeal': 'coordinator',
	'panel.conduct': 'coordinator system',
	'panel.rate_as_steward': 'steward',
	'panel.rate_as_peer': 'peer',
	'vote.conduct': 'coordinator system',
	'vote.cast': 'steward',
	'delegation.set': '',
	'remediation.verify': 'steward',
	'measure.conduct': 'coordinator system',
	'measure.report_condition': 'reporter manager',
	'measure.verify_condition': 'steward',
	'policy.draft': 'steward coordinator administrator',
	'policy.edit_draft': '',
	'execution.track': 'coordinator system',
	'policy.propose': 'coordinator system',
	'decision.record_elsewhere': 'coordinator system',
	'history.import': 'administrator system',
	'operator.maintain': 'coordinator system',
	'operator.invite': 'administrator manager',
	'invitation.accept': 'nobody steward coordinator administrator reporter manager peer',
	'operator.read_members': 'administrator reporter manager',
	'people.administer': 'administrator',
	'account.manage': '',
	'desk.read': 'nobody steward coordinator administrator reporter manager peer',
	'demo.advance_clock': 'coordinator administrator',
}

const CASES = PERMISSIONS.flatMap(({ permission }) => Object.keys(PEOPLE).map((who) => [permission, who] as const))

describe('the table of permissions', () => {
	test.each(CASES)('%s by %s', (permission, who) => {
		const verdict = can(PEOPLE[who] ?? VISITOR, permission, {
			operatorId: OURS,
			coordinatorId: null,
			ownerId: null,
			roles: { enacts: ['coordinator'], verifies: ['steward'] },
		})
		expect(verdict.allowed).toBe(EXPECTED[permission].split(' ').includes(who))
		if (!verdict.allowed) expect(verdict.because).toMatch(/: this is for .+\.$/)
	})

	test('gives each permission a reason and words for each grant', () => {
		const rows: readonly PermissionRow[] = PERMISSIONS
		for (const row of rows) {
			expect(row.because.length).toBeGreaterThan(20)
			for (const grant of row.grants) expect(describeGrant(grant)).not.toContain('undefined')
		}
	})
})

describe('what the policy names roles for', () => {
	const subject = { operatorId: THEIRS, roles: { enacts: ['steward', 'administrator'], verifies: [] } } as const

	test('is theirs and nobody else’s, and never for their own operator', () => {
		const may = (actor: Actor) => can(actor, 'measure.conduct', subject).allowed
		expect(['steward', 'administrator', 'coordinator', 'nobody'].map((who) => may(PEOPLE[who] ?? VISITOR))).toEqual([
			true,
			true,
			false,
			false,
		])
		expect(may(person(['steward'], [{ operatorId: THEIRS, role: 'reporter' }]))).toBe(false)
		expect(can(person(['steward']), 'remediation.verify', subject).allowed).toBe(false)
		expect(can(person(['coordinator']), 'measure.conduct', { operatorId: THEIRS }).allowed).toBe(false)
	})
})

describe('conditions', () => {
	test('whoever coordinates a case does not judge it', () => {
		const both = person(['steward', 'coordinator'])
		expect(can(both, 'vote.cast', { operatorId: OURS, coordinatorId: ME }).allowed).toBe(false)
		expect(can(both, 'panel.rate_as_steward', { operatorId: OURS, coordinatorId: ME }).allowed).toBe(false)
	})

	test('a steward of the operator concerned neither rates as a steward nor votes', () => {
		const own = person(['steward'], [{ operatorId: OURS, role: 'reporter' }])
		expect(can(own, 'vote.cast', { operatorId: OURS, coordinatorId: null }).allowed).toBe(false)
		expect(can(own, 'panel.rate_as_steward', { operatorId: OURS, coordinatorId: null }).allowed).toBe(false)
		expect(can(own, 'vote.cast', { operatorId: THEIRS, coordinatorId: null }).allowed).toBe(true)
	})

	test('nobody triages or verifies a case of their own operator', () => {
		const own = [{ operatorId: OURS, role: 'manager' }] as const
		expect(can(person(['coordinator'], own), 'incident.triage', { operatorId: OURS }).allowed).toBe(false)
		expect(can(person(['steward'], own), 'remediation.verify', { operatorId: OURS }).allowed).toBe(false)
	})

	test('a coordinator writes, reads and files the drafts that a coordinator began, and no others', () => {
		const coordinator = person(['coordinator'])
		for (const permission of ['incident.draft', 'incident.read_draft', 'incident.file'] as const) {
			expect(can(coordinator, permission, { operatorId: OURS, origin: 'coordinator' }).allowed).toBe(true)
			for (const origin of ['operator', 'visitor', 'alert', 'import'] as const)
				expect(can(coordinator, permission, { operatorId: OURS, origin }).allowed).toBe(false)
			expect(can(person(['steward']), permission, { operatorId: OURS, origin: 'coordinator' }).allowed).toBe(false)
		}
	})

	test('a draft begins on the side of the operator where its author is a member of it', () => {
		expect(draftOrigin(person(['coordinator']), OURS)).toBe('coordinator')
		expect(draftOrigin(person(['coordinator'], [{ operatorId: OURS, role: 'reporter' }]), OURS)).toBe('operator')
		expect(draftOrigin(person(['coordinator'], [{ operatorId: THEIRS, role: 'reporter' }]), OURS)).toBe('coordinator')
	})

	test('an account is for its owner', () => {
		expect(can(person([]), 'account.manage', { ownerId: ME }).allowed).toBe(true)
		expect(can(person(['administrator']), 'account.manage', { ownerId: THEIRS as unknown as PersonId }).allowed).toBe(
			false,
		)
	})
})

describe('an API token', () => {
	const OWNER = person(['coordinator', 'steward', 'administrator'], [{ operatorId: OURS, role: 'manager' }])
	const machine = (...scopes: string[]): Actor => ({ kind: 'machine', person: OWNER, tokenId: 'token', scopes })
	const about = { operatorId: OURS, coordinatorId: null, ownerId: ME } as const
	const PERMITTED = PERMISSIONS.map(({ permission }) => permission)

	test('does nothing beyond its scopes, whatever its owner may do', () => {
		expect(PERMITTED.filter((permission) => can(machine(), permission, about).allowed)).toEqual(['published.read'])
		expect(can(machine('read'), 'incident.read', about).allowed).toBe(true)
		expect(can(machine('read'), 'incident.draft', about).allowed).toBe(false)
		expect(can(machine('report'), 'incident.draft', about).allowed).toBe(true)
		expect(can(machine('everything'), 'incident.read', about).allowed).toBe(false)
	})

	test('does nothing that its owner may not do', () => {
		const weak: Actor = { kind: 'machine', person: person([]), tokenId: 'token', scopes: ['read', 'report', 'conduct'] }
		const allowed = PERMITTED.filter((permission) => can(weak, permission, about).allowed)
		expect(allowed).toEqual(['published.read', 'desk.read'])
	})

	test('with all scopes judges nobody, gives no role and makes no token', () => {
		const all = machine('read', 'report', 'conduct')
		for (const permission of ['vote.cast', 'panel.rate_as_steward', 'panel.rate_as_peer', 'people.administer'] as const)
			expect(can(all, permission, { operatorId: THEIRS }).allowed).toBe(false)
		for (const permission of ['account.manage', 'operator.invite', 'invitation.accept'] as const)
			expect(can(all, permission, about).allowed).toBe(false)
		expect(can(all, 'vote.cast', about)).toMatchObject({ because: expect.stringContaining('scopes of this API token') })
	})

	test('without the scope to read has the clearance of the public', () => {
		expect(clearanceFor(machine('report'), OURS)).toBe('public')
		expect(clearanceFor(machine('read'), OURS)).toBe('operator')
	})
})

describe('who may read a case', () => {
	const draft = { state: 'draft', publishedAt: null, operatorId: OURS, origin: 'operator' } as const
	const begunByDao = { ...draft, origin: 'coordinator' } as const
	const filed = { ...draft, state: 'filed' } as const
	const published = { ...filed, publishedAt: 1 } as const
	const readers = (incident: Parameters<typeof canReadIncident>[1]) =>
		Object.entries(PEOPLE)
			.filter(([, actor]) => canReadIncident(actor, incident))
			.map(([who]) => who)

	test('a draft: those who write it; once filed: the DAO and peers; once published: everyone', () => {
		expect(readers(draft)).toEqual(['reporter', 'manager'])
		expect(readers({ ...draft, state: 'discarded' })).toEqual(['reporter', 'manager'])
		expect(readers(begunByDao)).toEqual(['coordinator', 'reporter', 'manager'])
		expect(readers(filed)).toEqual(['steward', 'coordinator', 'reporter', 'manager', 'peer', 'system'])
		expect(readers(published)).toEqual(Object.keys(PEOPLE))
	})

	test('hidden sections open to those who need them', () => {
		const clearances = Object.entries(PEOPLE).map(([who, actor]) => [who, clearanceFor(actor, OURS)])
		expect(Object.fromEntries(clearances)).toEqual({
			visitor: 'public',
			nobody: 'public',
			administrator: 'public',
			steward: 'dao',
			peer: 'dao',
			coordinator: 'operator',
			reporter: 'operator',
			manager: 'operator',
			system: 'operator',
		})
	})
})
