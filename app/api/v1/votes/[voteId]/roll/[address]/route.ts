import { getRollEntry } from '@/lib/server/decisions/queries/get-roll-entry'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getRollEntry)
