import { closePanelRound } from '@/lib/server/assessment/commands/close-panel-round'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(closePanelRound)
