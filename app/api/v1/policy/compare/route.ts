import { comparePolicies } from '@/lib/server/policy/queries/compare-policies'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(comparePolicies)
