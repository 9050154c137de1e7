import { keepMeasure } from '@/lib/server/measures/commands/keep-measure'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(keepMeasure)
