import { describeDataset } from '@/lib/server/assessment/queries/describe-dataset'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(describeDataset)
