import { getBallotTemplate } from '@/lib/server/decisions/queries/get-ballot-template'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getBallotTemplate, { cache: 'private' })
