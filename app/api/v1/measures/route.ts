import { listMeasures } from '@/lib/server/measures/queries/list-measures'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(listMeasures)
