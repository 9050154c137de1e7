import { relaunchVote } from '@/lib/server/decisions/commands/relaunch-vote'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(relaunchVote, {
	status: 201,
	goesOnAt: ({ incidentId, state }) => (state === 'preparing' ? `/api/v1/incidents/${incidentId}` : null),
})
