import { listOperators } from '@/lib/server/operators/queries/list-operators'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(listOperators)
