import { escalateMeasure } from '@/lib/server/measures/commands/escalate-measure'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(escalateMeasure)
