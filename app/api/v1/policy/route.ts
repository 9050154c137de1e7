import { getCurrentPolicy } from '@/lib/server/policy/queries/get-current-policy'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getCurrentPolicy)
