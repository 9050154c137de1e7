import { getEscalations } from '@/lib/server/measures/queries/get-escalations'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getEscalations)
