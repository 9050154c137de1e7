import { getWhatIf } from '@/lib/server/decisions/queries/get-what-if'
import { queryRoute, questionRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getWhatIf, { limit: 'tool' })
export const POST = questionRoute(getWhatIf)
