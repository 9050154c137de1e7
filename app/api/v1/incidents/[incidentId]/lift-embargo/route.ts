import { liftEmbargo } from '@/lib/server/incidents/commands/lift-embargo'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(liftEmbargo)
