import { getInvitation } from '@/lib/server/access/queries/get-invitation'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getInvitation, { cache: 'private' })
