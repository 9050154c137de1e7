import { exportBallots } from '@/lib/server/decisions/queries/export-ballots'
import { BALLOTS_CSV } from '@/lib/web/export-formats'
import { exportRoute } from '@/lib/web/export-route'

export const GET = exportRoute(exportBallots, BALLOTS_CSV)
