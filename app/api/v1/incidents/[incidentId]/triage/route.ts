import { triageIncident } from '@/lib/server/incidents/commands/triage-incident'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(triageIncident)
