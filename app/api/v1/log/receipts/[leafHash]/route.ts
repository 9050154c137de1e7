import { getReceipt } from '@/lib/server/log/queries/get-receipt'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getReceipt)
