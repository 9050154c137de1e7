import { fileIncident } from '@/lib/server/incidents/commands/file-incident'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(fileIncident)
