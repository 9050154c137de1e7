import { recuseFromVote } from '@/lib/server/decisions/commands/recuse-from-vote'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(recuseFromVote, { status: 201 })
