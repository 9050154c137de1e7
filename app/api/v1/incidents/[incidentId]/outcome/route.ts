import { stateOutcome } from '@/lib/server/decisions/commands/state-outcome'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(stateOutcome)
