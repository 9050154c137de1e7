import { tallyVote } from '@/lib/server/decisions/commands/tally-vote'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(tallyVote, {
	goesOnAt: ({ id, state }) => (state === 'counting' ? `/api/v1/votes/${id}` : null),
})
