import { openVote } from '@/lib/server/decisions/commands/open-vote'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(openVote, {
	status: 201,
	mostMebibytes: 16,
	goesOnAt: ({ incidentId, state }) => (state === 'preparing' ? `/api/v1/incidents/${incidentId}` : null),
})
