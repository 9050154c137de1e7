'use server'

import { acceptInvitation } from '@/lib/server/access/commands/accept-invitation'
import { formAction } from '@/lib/web/form-action'

export const acceptInvitationAction = formAction(acceptInvitation, {
	to: ({ operator }) => `/desk/team?operator=${operator.slug}`,
})
