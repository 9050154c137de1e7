import { drawUpConditions } from '@/lib/server/measures/commands/draw-up-conditions'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(drawUpConditions)
