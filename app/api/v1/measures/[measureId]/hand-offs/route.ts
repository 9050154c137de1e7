import { handOverStep } from '@/lib/server/execution/commands/hand-over-step'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(handOverStep)
