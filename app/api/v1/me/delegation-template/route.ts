import { getDelegationTemplate } from '@/lib/server/decisions/queries/get-delegation-template'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getDelegationTemplate, { needsPerson: true })
