import { draftPolicy } from '@/lib/server/policy/commands/draft-policy'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(draftPolicy, { status: 201 })
