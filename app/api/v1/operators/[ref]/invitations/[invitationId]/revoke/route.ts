import { revokeInvitation } from '@/lib/server/access/commands/revoke-invitation'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(revokeInvitation)
