import { getConsistency } from '@/lib/server/log/queries/get-consistency'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getConsistency)
