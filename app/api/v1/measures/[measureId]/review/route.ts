import { reviewMeasure } from '@/lib/server/measures/commands/review-measure'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(reviewMeasure)
