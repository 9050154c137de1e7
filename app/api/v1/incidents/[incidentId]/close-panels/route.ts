import { closePanels } from '@/lib/server/assessment/commands/close-panels'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(closePanels)
