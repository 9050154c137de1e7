import { ruleOnEscalation } from '@/lib/server/measures/commands/rule-on-escalation'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(ruleOnEscalation)
