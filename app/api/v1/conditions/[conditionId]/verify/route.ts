import { verifyCondition } from '@/lib/server/measures/commands/verify-condition'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(verifyCondition)
