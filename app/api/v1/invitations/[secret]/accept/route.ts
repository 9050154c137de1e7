import { acceptInvitation } from '@/lib/server/access/commands/accept-invitation'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(acceptInvitation, { status: 201 })
