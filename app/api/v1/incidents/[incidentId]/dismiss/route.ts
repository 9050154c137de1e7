import { dismissIncident } from '@/lib/server/incidents/commands/dismiss-incident'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(dismissIncident)
