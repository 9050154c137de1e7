import { reportCondition } from '@/lib/server/measures/commands/report-condition'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(reportCondition)
