import { expect, test } from 'vitest'
import { MOST_API_TOKENS, makeToken, revokeToken } from './api-token'

test('a token is made while fewer than the most work', () => {
	expect(makeToken(MOST_API_TOKENS - 1).ok).toBe(true)
	expect(makeToken(MOST_API_TOKENS)).toMatchObject({ ok: false, refusal: { code: 'too_many_tokens' } })
})

test('a token is revoked once', () => {
	expect(revokeToken({ isRevoked: false }).ok).toBe(true)
	expect(revokeToken({ isRevoked: true })).toMatchObject({ ok: false, refusal: { code: 'already_revoked' } })
})
