import { endAttempt } from '@/lib/server/execution/commands/end-attempt'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(endAttempt)
