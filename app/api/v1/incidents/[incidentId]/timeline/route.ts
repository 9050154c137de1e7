import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getIncident, {
	read: (_search, { incidentId }) => ({ ref: incidentId }),
	shape: ({ report, times }) => ({ data: report.timeline, times }),
})
