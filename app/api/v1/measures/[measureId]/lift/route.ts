import { liftMeasure } from '@/lib/server/measures/commands/lift-measure'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(liftMeasure)
