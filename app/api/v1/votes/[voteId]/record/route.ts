import { getDecisionRecord } from '@/lib/server/decisions/queries/get-decision-record'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getDecisionRecord)
