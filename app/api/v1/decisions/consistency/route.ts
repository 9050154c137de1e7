import { listConsistency } from '@/lib/server/decisions/queries/list-consistency'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(listConsistency)
