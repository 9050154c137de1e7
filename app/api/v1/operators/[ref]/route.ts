import { getOperator } from '@/lib/server/operators/queries/get-operator'
import { queryRoute } from '@/lib/web/api-route'

/** Without the moment of asking, so that an unchanged answer stays the same. */
export const GET = queryRoute(getOperator, { shape: ({ asOf: _asOf, ...operator }) => operator })
