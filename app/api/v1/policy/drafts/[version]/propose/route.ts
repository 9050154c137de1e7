import { proposePolicy } from '@/lib/server/policy/commands/propose-policy'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(proposePolicy)
