import { completeMeasure } from '@/lib/server/measures/commands/complete-measure'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(completeMeasure)
