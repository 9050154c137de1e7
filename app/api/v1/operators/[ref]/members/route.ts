import { getTeam } from '@/lib/server/access/queries/get-team'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getTeam, {
	cache: 'private',
	shape: ({ operator, members, former }) => ({ operator, data: members, former }),
})
