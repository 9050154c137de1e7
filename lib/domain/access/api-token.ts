import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'

/** Tokens that work which one person may have at a time. */
export const MOST_API_TOKENS = 20

/** A person may make a token while fewer than twenty of theirs work. */
export function makeToken(working: number): Result<null, Refusal<'too_many_tokens'>> {
	return working < MOST_API_TOKENS
		? ok(null)
		: refuse('too_many_tokens', `You have ${MOST_API_TOKENS} API tokens that work; revoke one first.`, { working })
}

/** A token is revoked once, and nothing brings it back. */
export function revokeToken(token: { readonly isRevoked: boolean }): Result<null, Refusal<'already_revoked'>> {
	return token.isRevoked ? refuse('already_revoked', 'This API token has been revoked already.') : ok(null)
}
