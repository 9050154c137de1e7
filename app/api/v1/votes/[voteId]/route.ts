import { getVote } from '@/lib/server/decisions/queries/get-vote'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getVote)
