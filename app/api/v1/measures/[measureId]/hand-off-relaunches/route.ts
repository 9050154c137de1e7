import { relaunchStep } from '@/lib/server/execution/commands/relaunch-step'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(relaunchStep)
