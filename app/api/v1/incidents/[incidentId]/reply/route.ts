import { replyToIncident } from '@/lib/server/incidents/commands/reply-to-incident'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(replyToIncident)
