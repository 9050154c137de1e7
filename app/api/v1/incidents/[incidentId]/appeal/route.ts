import { appealDecision } from '@/lib/server/incidents/commands/appeal-decision'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(appealDecision, { status: 201 })
