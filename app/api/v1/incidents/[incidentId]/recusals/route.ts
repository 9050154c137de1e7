import { recuseFromPanel } from '@/lib/server/assessment/commands/recuse-from-panel'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(recuseFromPanel, { status: 201 })
