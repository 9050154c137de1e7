import { openSecondRound } from '@/lib/server/assessment/commands/open-second-round'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(openSecondRound, { status: 201 })
