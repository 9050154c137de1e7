import { listPersonas } from '@/lib/server/access/queries/list-personas'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(listPersonas)
