import { getInclusion } from '@/lib/server/log/queries/get-inclusion'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getInclusion)
