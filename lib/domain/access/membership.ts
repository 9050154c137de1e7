import type { PersonId } from '@/lib/domain/kernel/ids'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { MembershipRole } from './actor'

export type EndedMembership = {
	readonly personId: PersonId
	readonly role: MembershipRole
	readonly isEnded: boolean
	/** Managers that the operator has now, this one included. */
	readonly managers: number
}

/**
 * Ends a membership. The last manager cannot leave by their own hand, or nobody could invite any more; an
 * administrator can, and then invites a new one.
 */
export function endMembership(
	membership: EndedMembership,
	by: PersonId | null,
): Result<null, Refusal<'already_ended' | 'last_manager'>> {
	if (membership.isEnded) return refuse('already_ended', 'This membership has ended already.')
	if (membership.role === 'manager' && membership.managers === 1 && membership.personId === by)
		return refuse('last_manager', 'You are the last manager of this operator; invite another manager first.')
	return ok(null)
}
