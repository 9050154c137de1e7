import { getExecution } from '@/lib/server/execution/queries/get-execution'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getExecution)
