import { createDraft } from '@/lib/server/incidents/commands/create-draft'
import { listIncidents } from '@/lib/server/incidents/queries/list-incidents'
import { commandRoute, queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(listIncidents)
export const POST = commandRoute(createDraft, { status: 201 })
