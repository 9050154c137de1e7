import { readVector } from '@/lib/server/assessment/queries/read-vector'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(readVector)
