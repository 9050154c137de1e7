import { exportRoll } from '@/lib/server/decisions/queries/export-roll'
import { ROLL_CSV } from '@/lib/web/export-formats'
import { exportRoute } from '@/lib/web/export-route'

export const GET = exportRoute(exportRoll, ROLL_CSV)
