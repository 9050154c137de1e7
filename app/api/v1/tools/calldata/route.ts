import { decodeCall } from '@/lib/server/execution/queries/decode-call'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(decodeCall, { limit: 'tool' })
