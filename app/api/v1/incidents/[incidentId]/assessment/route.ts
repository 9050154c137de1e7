import { getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getAssessment)
