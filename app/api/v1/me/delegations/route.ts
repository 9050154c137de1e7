import { setDelegation } from '@/lib/server/decisions/commands/set-delegation'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(setDelegation, { status: 201 })
