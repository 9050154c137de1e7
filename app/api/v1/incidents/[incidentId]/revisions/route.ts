import { reviseReport } from '@/lib/server/incidents/commands/revise-report'
import { listRevisions } from '@/lib/server/incidents/queries/list-revisions'
import { commandRoute, queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(listRevisions, { read: (_search, { incidentId }) => ({ ref: incidentId }) })
export const POST = commandRoute(reviseReport, { status: 201 })
