import { getDatasetMetadata } from '@/lib/server/assessment/queries/get-dataset-metadata'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getDatasetMetadata)
