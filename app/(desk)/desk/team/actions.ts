'use server'

import { createInvitation } from '@/lib/server/access/commands/create-invitation'
import { endMembership } from '@/lib/server/access/commands/end-membership'
import { revokeInvitation } from '@/lib/server/access/commands/revoke-invitation'
import { formAction } from '@/lib/web/form-action'

export const createInvitationAction = formAction(createInvitation, {
	done: ({ role }) => `The invitation as ${role} is made. It works once, for seven days.`,
	once: ({ link }) => ({ label: 'Link of the invitation', value: link }),
})
export const revokeInvitationAction = formAction(revokeInvitation, { done: 'The invitation is revoked.' })
export const endMembershipAction = formAction(endMembership, { done: 'The membership has ended.' })
