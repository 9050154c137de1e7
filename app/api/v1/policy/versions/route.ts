import { listPolicies } from '@/lib/server/policy/queries/list-policies'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(listPolicies)
