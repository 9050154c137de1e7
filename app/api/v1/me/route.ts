import { getMe } from '@/lib/server/access/queries/get-me'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getMe, { cache: 'private', needsPerson: true })
