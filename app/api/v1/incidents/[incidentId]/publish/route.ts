import { publishIncident } from '@/lib/server/incidents/commands/publish-incident'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(publishIncident)
