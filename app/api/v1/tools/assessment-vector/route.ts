import { getVector } from '@/lib/server/assessment/queries/get-vector'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getVector, { limit: 'tool' })
