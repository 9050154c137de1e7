import { days, type Instant } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { MembershipRole } from './actor'

/** How long the link of an invitation works. */
export const INVITATION_LIFE = days(7)
/** Open invitations that one operator may have at a time. */
export const MOST_OPEN_INVITATIONS = 20

export type Invitation = {
	readonly expiresAt: Instant
	readonly usedAt: Instant | null
	readonly revokedAt: Instant | null
}

/** Whether an invitation can still be accepted: unused, not revoked, and not too old. */
export function isOpen(invitation: Invitation, at: Instant): boolean {
	return invitation.usedAt === null && invitation.revokedAt === null && at < invitation.expiresAt
}

/** A manager or an administrator may invite while fewer than twenty invitations of the operator are open. */
export function invite(openInvitations: number): Result<null, Refusal<'too_many_invitations'>> {
	return openInvitations < MOST_OPEN_INVITATIONS
		? ok(null)
		: refuse(
				'too_many_invitations',
				`${MOST_OPEN_INVITATIONS} invitations of this operator are open; revoke one first.`,
				{ open: openInvitations },
			)
}

type AcceptRefusal = Refusal<'invitation_used' | 'invitation_revoked' | 'invitation_expired' | 'already_member'>

/** An invitation makes whoever follows its link a member, once, within seven days, unless it was revoked. */
export function accept(
	invitation: Invitation,
	memberAs: MembershipRole | null,
	at: Instant,
): Result<null, AcceptRefusal> {
	if (invitation.usedAt !== null)
		return refuse('invitation_used', 'This invitation has been used; ask a manager for a new one.')
	if (invitation.revokedAt !== null)
		return refuse('invitation_revoked', 'This invitation was revoked; ask a manager for a new one.')
	if (at >= invitation.expiresAt)
		return refuse('invitation_expired', 'This invitation is too old; ask a manager for a new one.')
	if (memberAs !== null) {
		const sentence = `You are a member of this operator already, as ${memberAs}. To change that, have your membership ended first.`
		return refuse('already_member', sentence, { role: memberAs })
	}
	return ok(null)
}

/** An invitation can be revoked until somebody has used it. */
export function revoke(invitation: Invitation): Result<null, Refusal<'invitation_used' | 'already_revoked'>> {
	if (invitation.usedAt !== null)
		return refuse('invitation_used', 'Somebody has used this invitation; end the membership instead.')
	if (invitation.revokedAt !== null) return refuse('already_revoked', 'This invitation has been revoked already.')
	return ok(null)
}
