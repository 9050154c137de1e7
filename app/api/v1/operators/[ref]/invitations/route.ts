import { createInvitation } from '@/lib/server/access/commands/create-invitation'
import { getTeam } from '@/lib/server/access/queries/get-team'
import { commandRoute, queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getTeam, {
	cache: 'private',
	shape: ({ operator, invitations }) => ({ operator, data: invitations }),
})
export const POST = commandRoute(createInvitation, { status: 201 })
