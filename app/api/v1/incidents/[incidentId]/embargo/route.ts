import { setEmbargo } from '@/lib/server/incidents/commands/set-embargo'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(setEmbargo)
