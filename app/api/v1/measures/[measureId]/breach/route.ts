import { breachMeasure } from '@/lib/server/measures/commands/breach-measure'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(breachMeasure)
