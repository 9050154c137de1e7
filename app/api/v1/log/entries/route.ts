import { listEntries } from '@/lib/server/log/queries/list-entries'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(listEntries)
