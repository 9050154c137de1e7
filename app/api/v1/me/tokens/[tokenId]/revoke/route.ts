import { revokeApiToken } from '@/lib/server/access/commands/revoke-api-token'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(revokeApiToken)
