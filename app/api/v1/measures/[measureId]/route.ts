import { getMeasure } from '@/lib/server/measures/queries/get-measure'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getMeasure)
