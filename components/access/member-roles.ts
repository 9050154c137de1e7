import type { MembershipRole } from '@/lib/domain/access/actor'

/** What each role lets a member do, in a line. */
export const MEMBER_ROLES: Readonly<Record<MembershipRole, string>> = {
	reporter: 'writes, files and revises reports, replies and comments, rates cases of other operators',
	manager: 'does what a reporter does, and sets embargoes, appeals, invites members and ends memberships',
}
