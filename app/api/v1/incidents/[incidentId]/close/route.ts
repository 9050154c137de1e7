import { closeCase } from '@/lib/server/decisions/commands/close-case'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(closeCase)
