import { getVoteBundle } from '@/lib/server/decisions/queries/get-vote-bundle'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getVoteBundle, { limit: 'tool' })
