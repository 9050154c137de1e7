import { getMyDelegation } from '@/lib/server/decisions/queries/get-my-delegation'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getMyDelegation, { needsPerson: true })
