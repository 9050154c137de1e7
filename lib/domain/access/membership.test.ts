import { expect, test } from 'vitest'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { endMembership } from './membership'

const ANNA = '00000000-0000-4000-8000-00000000000a' as PersonId
const BEN = '00000000-0000-4000-8000-00000000000b' as PersonId

test.each([
	['a reporter by a manager', { role: 'reporter', managers: 1, isEnded: false }, BEN, 'ok'],
	['one of two managers by themselves', { role: 'manager', managers: 2, isEnded: false }, ANNA, 'ok'],
	['the last manager by themselves', { role: 'manager', managers: 1, isEnded: false }, ANNA, 'last_manager'],
	['the last manager by an administrator', { role: 'manager', managers: 1, isEnded: false }, BEN, 'ok'],
	['an ended one', { role: 'reporter', managers: 1, isEnded: true }, BEN, 'already_ended'],
] as const)('the membership of %s', (_what, membership, by, code) => {
	const result = endMembership({ ...membership, personId: ANNA }, by)
	expect(result.ok ? 'ok' : result.refusal.code).toBe(code)
})
