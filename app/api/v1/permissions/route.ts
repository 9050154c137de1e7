import { listPermissions } from '@/lib/server/access/queries/list-permissions'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(listPermissions)
