import { recordImpact } from '@/lib/server/incidents/commands/record-impact'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { commandRoute, queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getIncident, {
	read: (_search, { incidentId }) => ({ ref: incidentId }),
	shape: ({ report }) => ({ data: report.impact, compensation: report.compensation }),
})
export const POST = commandRoute(recordImpact, { status: 201 })
