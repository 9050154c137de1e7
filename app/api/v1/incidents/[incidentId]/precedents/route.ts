import { listPrecedents } from '@/lib/server/assessment/queries/list-precedents'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(listPrecedents, { read: (_search, { incidentId }) => ({ ref: incidentId }) })
