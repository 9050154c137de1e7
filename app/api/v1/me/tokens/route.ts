import { createApiToken } from '@/lib/server/access/commands/create-api-token'
import { listApiTokens } from '@/lib/server/access/queries/list-api-tokens'
import { commandRoute, queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(listApiTokens, { cache: 'private' })
export const POST = commandRoute(createApiToken, { status: 201 })
