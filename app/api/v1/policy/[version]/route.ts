import { getPolicy } from '@/lib/server/policy/get-policy'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getPolicy)
