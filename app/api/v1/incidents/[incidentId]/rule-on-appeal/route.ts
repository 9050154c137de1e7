import { ruleOnAppeal } from '@/lib/server/incidents/commands/rule-on-appeal'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(ruleOnAppeal)
