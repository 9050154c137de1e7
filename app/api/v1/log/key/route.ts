import { getLogKeys } from '@/lib/server/log/queries/get-log-keys'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getLogKeys)
