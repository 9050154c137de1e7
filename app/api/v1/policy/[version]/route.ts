import { getPolicy } from '@/lib/server/policy/queries/get-policy'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getPolicy)
