import { castBallot } from '@/lib/server/decisions/commands/cast-ballot'
import { listBallots } from '@/lib/server/decisions/queries/list-ballots'
import { commandRoute, queryRoute } from '@/lib/web/api-route'
import { withReceipt } from '@/lib/web/ballot-receipt'

export const GET = queryRoute(listBallots)
export const POST = commandRoute(castBallot, { status: 201, shape: withReceipt })
