import { describe, expect, test } from 'vitest'
import { hours, instant, plus } from '@/lib/domain/kernel/instant'
import { accept, INVITATION_LIFE, invite, isOpen, MOST_OPEN_INVITATIONS, revoke } from './invitation'

const MADE = instant('2026-05-01T10:00:00Z')
const OPEN = { expiresAt: plus(MADE, INVITATION_LIFE), usedAt: null, revokedAt: null }
const LATER = plus(MADE, hours(1))

function codeOf(result: { ok: boolean; refusal?: { code: string } }): string {
	return result.refusal?.code ?? 'ok'
}

describe('an invitation', () => {
	test.each([
		['open', OPEN, null, LATER, 'ok'],
		['in its last millisecond', OPEN, null, (OPEN.expiresAt - 1) as typeof MADE, 'ok'],
		['at the moment it ends', OPEN, null, OPEN.expiresAt, 'invitation_expired'],
		['used', { ...OPEN, usedAt: MADE }, null, LATER, 'invitation_used'],
		['revoked', { ...OPEN, revokedAt: MADE }, null, LATER, 'invitation_revoked'],
		['for someone who is a member', OPEN, 'manager', LATER, 'already_member'],
	] as const)('%s', (_what, invitation, memberAs, at, code) => {
		expect(codeOf(accept(invitation, memberAs, at))).toBe(code)
		if (memberAs === null) expect(isOpen(invitation, at)).toBe(code === 'ok')
	})

	test('can be revoked until it is used, and once', () => {
		expect(codeOf(revoke(OPEN))).toBe('ok')
		expect(codeOf(revoke({ ...OPEN, usedAt: MADE }))).toBe('invitation_used')
		expect(codeOf(revoke({ ...OPEN, revokedAt: MADE }))).toBe('already_revoked')
	})

	test('is made while fewer than the most are open', () => {
		expect(codeOf(invite(MOST_OPEN_INVITATIONS - 1))).toBe('ok')
		expect(codeOf(invite(MOST_OPEN_INVITATIONS))).toBe('too_many_invitations')
	})
})
