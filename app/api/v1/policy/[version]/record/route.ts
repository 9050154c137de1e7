import { getPolicyRecord } from '@/lib/server/policy/queries/get-policy-record'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getPolicyRecord, { cache: 'private' })
