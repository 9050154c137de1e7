import { appealEscalation } from '@/lib/server/measures/commands/appeal-escalation'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(appealEscalation)
