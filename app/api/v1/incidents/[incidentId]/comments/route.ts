import { commentOnIncident } from '@/lib/server/incidents/commands/comment-on-incident'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(commentOnIncident, { status: 201 })
