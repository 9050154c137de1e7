import { enactMeasure } from '@/lib/server/measures/commands/enact-measure'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(enactMeasure)
