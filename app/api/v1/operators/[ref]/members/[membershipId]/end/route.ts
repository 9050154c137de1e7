import { endMembership } from '@/lib/server/access/commands/end-membership'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(endMembership)
