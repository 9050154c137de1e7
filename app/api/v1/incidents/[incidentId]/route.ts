import { editDraft } from '@/lib/server/incidents/commands/edit-draft'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { commandRoute, queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getIncident, {
	read: (_search, { incidentId }) => ({ ref: incidentId }),
	movedTo: (view, { incidentId }) =>
		incidentId === view.id || incidentId === view.slug ? null : `/api/v1/incidents/${view.slug}`,
})
export const PATCH = commandRoute(editDraft)
